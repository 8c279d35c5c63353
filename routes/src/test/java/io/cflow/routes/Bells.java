package io.cflow.routes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * Stands in for the transports: nothing comes in by itself, a test rings. The real components, with their options, are
 * tried by the application's tests.
 */
public final class Bells extends DefaultComponent implements RestConsumerFactory {

  private final Map<String, Consumer> consumers = new TreeMap<>();
  private final List<Object> sent = new CopyOnWriteArrayList<>();

  /** Where something can come in: {@code timer:inbox}, {@code get /tasks/{id}}. */
  List<String> doors() {
    return List.copyOf(consumers.keySet());
  }

  /** What was sent out. */
  List<Object> sent() {
    return sent;
  }

  /** A message comes in; returns when its route is through. */
  Exchange ring(String door, Map<String, Object> headers, Object body) throws Exception {
    var consumer = consumers.get(door);
    var exchange = consumer.getEndpoint().createExchange();
    exchange.getMessage().setHeaders(new TreeMap<>(headers));
    exchange.getMessage().setBody(body);
    consumer.getProcessor().process(exchange);
    return exchange;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    parameters.clear();
    return new Bell(uri, uri.replaceFirst("[:].*", "") + ":" + remaining);
  }

  @Override
  public Consumer createConsumer(
      CamelContext camel, Processor processor, String verb, String basePath, String uriTemplate, String consumes,
      String produces, RestConfiguration configuration, Map<String, Object> parameters) {
    var path = basePath + (uriTemplate == null ? "" : uriTemplate);
    return new Bell("servlet:" + verb + path, verb + " " + path).createConsumer(processor);
  }

  private final class Bell extends DefaultEndpoint {

    private final String door;

    Bell(String uri, String door) {
      super(uri, Bells.this);
      this.door = door;
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      var consumer = new DefaultConsumer(this, processor);
      consumers.put(door, consumer);
      return consumer;
    }

    @Override
    public Producer createProducer() {
      return new DefaultProducer(this) {
        @Override
        public void process(Exchange exchange) {
          sent.add(exchange.getMessage().getBody());
        }
      };
    }
  }
}
