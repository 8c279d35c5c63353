package io.cflow.agents.architect;

import io.cflow.agents.architect.Interface.Trait;
import java.util.List;
import java.util.function.Predicate;

/**
 * One line of the decision table over the patterns of G. Hohpe and B. Woolf, "Enterprise Integration Patterns", 2003;
 * the two about failing neighbours are M. Nygard's, "Release It!", 2007.
 */
record PatternRule(String condition, Predicate<Interface> applies, Trait because, String pattern, String handling) {

  static final List<PatternRule> TABLE = List.of(
      new PatternRule("a reply is expected", each -> each.says(Trait.REPLY) && !each.says(Trait.REPLY, "^(?:none|no|not|[-–—])"), Trait.REPLY, "Request-Reply",
          "no reply in time is a failure of its own: time out, then as below"),
      new PatternRule("the sender does not wait", each -> each.says(Trait.TIMING, "async|background|forget"), Trait.TIMING,
          "Message Channel", "the channel keeps what the receiver cannot take yet"),
      new PatternRule("several receivers", each -> each.says(Trait.RECEIVERS), Trait.RECEIVERS,
          "Publish-Subscribe Channel", "each receiver fails alone"),
      new PatternRule("delivered at least once", each -> each.says(Trait.DELIVERY, "least|idempot|dedup|guarantee|no .*loss"),
          Trait.DELIVERY, "Guaranteed Delivery + Idempotent Receiver", "repeat until taken; the receiver drops repetitions by key"),
      new PatternRule("delivered exactly once", each -> each.says(Trait.DELIVERY, "exactly"), Trait.DELIVERY,
          "Transactional Client + Idempotent Receiver", "write message and state in one transaction (outbox)"),
      new PatternRule("delivered at most once", each -> each.says(Trait.DELIVERY, "most"), Trait.DELIVERY,
          "Point-to-Point Channel", "no redelivery: a lost message is shown, not repeated"),
      new PatternRule("part of a transaction", each -> each.says(Trait.TRANSACTION), Trait.TRANSACTION,
          "Transactional Client", "roll back with the state it belongs to"),
      new PatternRule("order matters", each -> each.says(Trait.ORDER) && !each.says(Trait.ORDER, "not|none|no\\b|any"),
          Trait.ORDER, "Message Sequence (one consumer per key)", "a failed message holds back its successors, not its neighbours"),
      new PatternRule("the neighbour limits the rate", each -> each.says(Trait.VOLUME, "limit|throttl|429|at most|(?:per|an?|/) ?(?:second|minute|hour|s\\b|min)")
          || each.says(Trait.REPLY, "429"), Trait.VOLUME, "Throttler", "wait as long as the neighbour asks"),
      new PatternRule("large or many at once", each -> each.says(Trait.SIZE), Trait.SIZE, "Splitter + Claim Check",
          "one bad part does not stop the others"),
      new PatternRule("fetched on a schedule", each -> each.says(Trait.SCHEDULE), Trait.SCHEDULE, "Polling Consumer",
          "a missed turn is made up for by the next"),
      new PatternRule("another data format", each -> each.says(Trait.FORMAT, "csv|xml|protobuf|avro|pdf|html"), Trait.FORMAT,
          "Message Translator", "what cannot be translated goes to the invalid message channel"),
      new PatternRule("pushed by the neighbour", each -> each.says(Trait.EXCHANGE, "webhook|websocket"), Trait.EXCHANGE,
          "Channel Adapter", "answer first, work afterwards"),
      new PatternRule("over a network to a foreign system", each -> each.says(Trait.EXCHANGE,
          "http|rest|webhook|graphql|grpc|smtp|api|oauth|soap"), Trait.EXCHANGE, "Circuit Breaker + Dead Letter Channel",
          "stop calling a dead neighbour; keep what could not be delivered"));

  /** What the rules choose for one interface. */
  record Choice(String pattern, String condition, String because, String handling) {}

  static List<Choice> choose(Interface candidate) {
    return TABLE.stream().filter(rule -> rule.applies().test(candidate)).map(rule -> new Choice(rule.pattern(),
        rule.condition(), candidate.traits().getOrDefault(rule.because(), ""), rule.handling())).toList();
  }
}
