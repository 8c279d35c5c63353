package io.cflow.agents.qa;

import java.util.List;

/** Where a case is best tested: as low as its words allow. */
enum Level {
  UNIT, INT, E2E;

  private record Rule(Level level, String because, WordList words) {}

  private static final List<Rule> RULES = List.of(
      new Rule(E2E, "a person at a screen", WordList.of("click*", "navigat*", "screen*", "page", "button*", "menu*",
          "browser*", "journey", "dialog*", "tap", "taps", "scroll*", "display*", "dashboard*", "user sees",
          "user can see", "responsive", "wizard", "keyboard", "ui")),
      new Rule(INT, "crosses a boundary", WordList.of("api", "endpoint*", "http*", "database", "persist*", "stored",
          "queue", "gateway", "webhook*", "e-mail*", "email*", "file", "files", "network", "service", "services",
          "import*", "export*", "migrat*", "restart*", "container*", "deploy*", "config*", "command line", "cli",
          "websocket*", "server", "journal", "disk", "upload*", "download*", "post", "response")));

  /** A level with the reason for it. */
  record Choice(Level level, String basis) {}

  static Choice of(String criterion) {
    return RULES.stream().filter(rule -> rule.words().areIn(criterion)).findFirst()
        .map(rule -> new Choice(rule.level(),
            rule.because() + " (\"" + rule.words().in(criterion).orElseThrow() + "\")"))
        .orElse(new Choice(UNIT, "no boundary named"));
  }
}
