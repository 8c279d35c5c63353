package io.cflow.agents.qa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much a criterion deserves to be tested: probability × impact, each from 1 to 3, as in BMAD's risk profile.
 *
 * @param category {@code SEC, DATA, BUS, PERF, OPS} or {@code TECH}
 * @param basis the words and figures the rating rests on; a person may overrule it
 */
record Risk(Category category, int probability, int impact, List<String> basis) {

  enum Category { SEC, DATA, BUS, PERF, OPS, TECH }

  enum Priority { P0, P1, P2, P3 }

  private record Trait(Category category, int impact, WordList words) {}

  /** The first that fits decides; the order is from the dearest failure to the cheapest. */
  private static final List<Trait> TRAITS = List.of(
      new Trait(Category.SEC, 3, WordList.of("password*", "credential*", "authenti*", "authoriz*", "authoris*", "login",
          "log in", "sign in", "token", "tokens", "permission*", "secret", "secrets", "encrypt*", "session hijack*",
          "injection", "xss", "csrf", "access control", "privilege*", "role-based")),
      new Trait(Category.DATA, 3, WordList.of("data loss", "lose data", "corrupt*", "persist*", "durab*", "recover*",
          "backup*", "migrat*", "erase*", "erasure", "delete*", "deletion", "personal data", "gdpr", "overwrit*",
          "power loss", "loss of power",
          "loses power", "power cut", "power failure", "power outage", "restart*", "rollback", "roll back",
          "transaction*", "crash*")),
      new Trait(Category.BUS, 3, WordList.of("payment*", "pay", "price", "prices", "invoice*", "checkout", "refund*",
          "billing", "charge", "charged", "legal*", "compliance", "audit*")),
      new Trait(Category.PERF, 2, WordList.of("ms", "millisecond*", "latency", "throughput", "concurrent*", "load",
          "response time", "requests per second", "fps")),
      new Trait(Category.OPS, 2, WordList.of("deploy*", "configur*", "monitor*", "log", "logs", "logged", "install*",
          "environment variable*", "start-up", "startup")),
      new Trait(Category.TECH, 1, WordList.of("layout", "colour*", "color*", "icon*", "tooltip*", "theme*", "font*",
          "spacing", "padding", "animation*", "placeholder text", "label text", "alignment")));

  private static final WordList OUTSIDE = WordList.of(
      "api", "gateway", "webhook*", "e-mail*", "email*", "queue", "external", "third-party", "network", "database",
      "http*", "integration", "asynchronous*", "async", "in parallel", "concurrent*", "scanner", "upload*",
      "download*", "websocket*", "import*", "export*");
  private static final WordList REFUSAL = WordList.of(
      "refuse*", "reject*", "invalid", "error*", "fail*", "unless", "denied", "not allowed", "unknown", "missing",
      "empty", "duplicate*", "retry", "retries", "timeout*", "expired");

  Risk {
    basis = List.copyOf(basis);
  }

  static Risk of(String criterion) {
    var basis = new ArrayList<String>();
    var trait = TRAITS.stream().filter(each -> each.words().areIn(criterion)).findFirst();
    int impact = trait.map(Trait::impact).orElse(2);
    basis.add(trait.map(each -> "impact %d: \"%s\"".formatted(each.impact(), each.words().in(criterion).orElseThrow()))
        .orElse("impact 2: no listed word"));
    int probability = probability(criterion, basis);
    return new Risk(trait.map(Trait::category).orElse(Category.TECH), probability, impact, basis);
  }

  int score() {
    return probability * impact;
  }

  /** A failure of impact 3 is never below P1, however unlikely it is. */
  Priority priority() {
    if (score() >= 6) {
      return Priority.P0;
    }
    if (impact == 3 || score() == 4) {
      return Priority.P1;
    }
    return score() >= 2 ? Priority.P2 : Priority.P3;
  }

  private static int probability(String criterion, List<String> basis) {
    var reasons = new ArrayList<String>();
    OUTSIDE.in(criterion).ifPresent(word -> reasons.add("crosses a boundary (\"" + word + "\")"));
    refusalOrLimit(criterion).ifPresent(reasons::add);
    if (Clauses.of(criterion).conditions().size() > 2) {
      reasons.add("more than two conditions");
    }
    int probability = Math.min(3, 1 + reasons.size());
    basis.add("probability %d: %s".formatted(probability, reasons.isEmpty() ? "one plain path"
        : String.join(", ", reasons)));
    return probability;
  }

  private static Optional<String> refusalOrLimit(String criterion) {
    var limits = Bound.in(criterion);
    return limits.isEmpty()
        ? REFUSAL.in(criterion).map(word -> "a path of refusal (\"" + word + "\")")
        : Optional.of("a limit (\"" + limits.getFirst().words().toLowerCase(Locale.ROOT) + "\")");
  }
}
