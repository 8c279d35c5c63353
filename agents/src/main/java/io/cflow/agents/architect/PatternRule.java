package io.cflow.agents.architect;

import io.cflow.agents.architect.Interface.Trait;
import java.util.List;

/**
 * One line of the decision table over the patterns of G. Hohpe and B. Woolf, "Enterprise Integration Patterns", 2003;
 * the circuit breaker is M. Nygard's, "Release It!", 2007.
 *
 * @param trait the rule applies when what is said about it...
 * @param regex ...matches this somewhere, ignoring case
 * @param handling what to do when the exchange fails
 */
record PatternRule(String condition, Trait trait, String regex, String pattern, String handling) {

  static final List<PatternRule> TABLE = List.of(
      new PatternRule("a reply is expected", Trait.REPLY, "^(?!none|no\\b|not\\b|[-–—])",
          "Request-Reply", "no reply in time is a failure of its own: time out, then as below"),
      new PatternRule("the sender does not wait", Trait.TIMING, "async|background|forget",
          "Message Channel", "the channel keeps what the receiver cannot take yet"),
      new PatternRule("several receivers", Trait.RECEIVERS, "",
          "Publish-Subscribe Channel", "each receiver fails alone"),
      new PatternRule("delivered at least once", Trait.DELIVERY, "least|idempot|dedup|guarantee|no .*loss",
          "Guaranteed Delivery + Idempotent Receiver", "repeat until taken; the receiver drops repetitions by key"),
      new PatternRule("delivered exactly once", Trait.DELIVERY, "exactly",
          "Transactional Client + Idempotent Receiver", "write message and state in one transaction (outbox)"),
      new PatternRule("delivered at most once", Trait.DELIVERY, "most",
          "Point-to-Point Channel", "no redelivery: a lost message is shown, not repeated"),
      new PatternRule("part of a transaction", Trait.TRANSACTION, "",
          "Transactional Client", "roll back with the state it belongs to"),
      new PatternRule("order matters", Trait.ORDER, "^(?!.*\\b(?:not|none|no|any)\\b)",
          "Message Sequence (one consumer per key)", "a failed message holds back its successors, not its neighbours"),
      new PatternRule("the rate is limited", Trait.VOLUME,
          "limit|throttl|429|at most|(?:per|an?|/) ?(?:second|minute|hour|s\\b|min)",
          "Throttler", "wait, and keep what waits"),
      new PatternRule("the neighbour may refuse by rate", Trait.REPLY, "429|too many",
          "Throttler", "wait as long as the neighbour asks"),
      new PatternRule("large or many at once", Trait.SIZE, "",
          "Splitter + Claim Check", "one bad part does not stop the others"),
      new PatternRule("fetched on a schedule", Trait.SCHEDULE, "",
          "Polling Consumer", "a missed turn is made up for by the next"),
      new PatternRule("another data format", Trait.FORMAT, "csv|xml|protobuf|avro|pdf|html",
          "Message Translator", "what cannot be translated goes to the invalid message channel"),
      new PatternRule("pushed by the neighbour", Trait.EXCHANGE, "webhook|websocket",
          "Channel Adapter", "answer first, work afterwards"),
      new PatternRule("over a network to a foreign system", Trait.EXCHANGE,
          "http|rest\\b|webhook|graphql|grpc|smtp|api\\b|oauth|soap",
          "Circuit Breaker + Dead Letter Channel", "stop calling a dead neighbour; keep what could not be delivered"));

  /** What the rules choose for one interface; {@code because} is what its document says. */
  record Choice(String pattern, String condition, String because, String handling) {}

  static List<Choice> choose(Interface candidate) {
    return TABLE.stream().filter(rule -> candidate.says(rule.trait(), rule.regex())).map(rule -> new Choice(
        rule.pattern(), rule.condition(), candidate.traits().get(rule.trait()), rule.handling())).toList();
  }
}
