package io.cflow.app.architecture.broken.app;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings that are a route, too, filled from outside. */
@ConfigurationProperties("broken")
class Settings extends RouteBuilder {

  @Autowired
  private String name = "";

  @Autowired
  void setOther(String other) {
    System.out.println(name + other);
  }

  @Override
  public void configure() {}
}
