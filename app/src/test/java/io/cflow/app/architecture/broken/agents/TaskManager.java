package io.cflow.app.architecture.broken.agents;

import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.annotation.Transactional;

/** Has a name that says nothing, a logger of its own kind, and touches an exchange in a transaction. */
class TaskManager {

  static Logger logger = LoggerFactory.getLogger(TaskManager.class);

  @Transactional
  void manage(Exchange exchange) {
    logger.info("{}", exchange);
    throw new RuntimeException("something");
  }
}
