package io.cflow.agents.architect;

import io.cflow.agents.architect.Interface.Trait;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads traits of an exchange out of prose: the phrase that tells is kept as the evidence. */
final class Traits {

  private static final Map<Trait, Pattern> WORDS = words();
  private static final Pattern EXCHANGE = pattern(
      "webhooks?|publish\\w*|subscri\\w+|message queue|queues?d?|polls?|polling|synchroni[sz]\\w*|imports?|exports?|"
          + "e-?mails?|notif(?:y|ies|ications?)|sms|push notifications?|stream(?:s|ed|ing)?|cron|scheduled|external "
          + "api|"
          + "third-party|integrat\\w+ with|rest api|graphql|grpc|oauth\\w*|kafka|rabbitmq|mqtt|websockets?|sftp");

  private Traits() {}

  static Map<Trait, String> in(String text) {
    var line = text.length() > 4_000 ? text.substring(0, 4_000) : text;
    var traits = new EnumMap<Trait, String>(Trait.class);
    WORDS.forEach((trait, words) -> {
      var found = words.matcher(line).results().map(match -> match.group().strip()).distinct().limit(3)
          .collect(Collectors.joining(", "));
      if (!found.isEmpty()) {
        traits.put(trait, found);
      }
    });
    return traits;
  }

  static boolean isExchange(String text) {
    return EXCHANGE.matcher(text.length() > 2_000 ? text.substring(0, 2_000) : text).find();
  }

  private static Map<Trait, Pattern> words() {
    var words = new EnumMap<Trait, Pattern>(Trait.class);
    words.put(Trait.EXCHANGE, pattern("https?(?!:)|rest|graphql|grpc|webhooks?|websockets?|smtp|sftp|ftp|mqtt|kafka|"
        + "amqp|oauth2?|soap|files?|stdin|stdout|ipc|sql|redis"));
    words.put(Trait.TIMING, pattern("asynchronous\\w*|synchronous\\w*|async|blocking|in the background|real-time|"
        + "immediately|fire[- ]and[- ]forget"));
    words.put(Trait.ORDER, pattern("(?:not |strictly )?in order|ordered|ordering|order does not matter|sequence|fifo"));
    words.put(Trait.VOLUME, pattern("[\\d,]+ ?(?:requests?|messages?|events?|emails?|calls?|records?) ?(?:per|/|a|an) ?"
        + "(?:\\d+ )?(?:seconds?|minutes?|hours?|days?|s|min)\\b|rate[- ]limit\\w*|throttl\\w+|429"));
    words.put(Trait.DELIVERY, pattern("at[- ]least[- ]once|at[- ]most[- ]once|exactly[- ]once|guaranteed delivery|"
        + "idempoten\\w+|deduplicat\\w+|no (?:message )?loss"));
    words.put(Trait.SIZE, pattern("large (?:files?|payloads?)|attachments?|[\\d.]+ ?[KMG]B|batch\\w*|bulk"));
    words.put(Trait.TRANSACTION, pattern("transaction\\w*|atomic\\w*|rollback|outbox|saga"));
    words.put(Trait.REPLY, pattern("repl(?:y|ies)|responses?|returns?|acknowledg\\w+|callback"));
    words.put(Trait.FAILURE, pattern("retr(?:y|ies|ied)|back-?off|circuit breaker|fallback|time-?outs?|dead[- ]letter|"
        + "(?:tried|repeated) (?:at most |up to )?\\d+ times|next try \\w+"));
    words.put(Trait.RECEIVERS, pattern("subscribers?|publish\\w*|broadcast\\w*|fan-?out|pub/?sub|multiple (?:consumers|"
        + "receivers|channels)"));
    words.put(Trait.SCHEDULE, pattern("poll(?:s|ing)?|cron|scheduled?|every \\d+ \\w+|hourly|daily|nightly|weekly|"
        + "once a day"));
    words.put(Trait.FORMAT, pattern("csv|xml|json|protobuf|avro|html|pdf|yaml|parquet"));
    return words;
  }

  private static Pattern pattern(String alternatives) {
    return Pattern.compile("(?<![\\w-])(?:" + alternatives + ")(?![\\w-])", Pattern.CASE_INSENSITIVE);
  }
}
