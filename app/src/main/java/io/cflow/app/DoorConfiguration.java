package io.cflow.app;

import io.cflow.processors.door.Problems;
import io.cflow.processors.door.Requests;
import io.cflow.processors.door.Responses;
import io.cflow.processors.intake.IntakeLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the routes at the doors say. */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

  @Bean
  Requests requests(EngineSettings settings) {
    return new Requests(IntakeLimits.DEFAULT, settings.data().resolve("projects"));
  }

  @Bean
  Responses responses() {
    return new Responses();
  }

  @Bean
  Problems problems() {
    return new Problems();
  }
}
