package io.cflow.routes.contract;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.language.MethodCallExpression;

/**
 * What routes may be made of. Everything that sends to an address, or evaluates a text, that somebody outside could
 * have written is left out on purpose; add a word here only together with its reason.
 */
final class Ingredients {

  private static final Set<String> PATTERNS = Set.of(
      "bean", "to", "choice", "when", "otherwise", "split", "setVariable", "setBody", "removeHeaders", "log", "doTry",
      "doCatch", "doFinally", "onException");
  private static final Set<String> CONSUMERS = Set.of("direct", "timer", "quartz", "file", "kafka");
  private static final Set<String> PRODUCERS = Set.of("direct", "jdbc", "kafka");
  private static final Set<String> LANGUAGES = Set.of("simple", "constant", "bean");

  private static final String VALUE = "\\$\\{(?:body|exception|variable\\.[a-z][A-Za-z]*)}";
  private static final String OPERAND = "\\$\\{(?:body|variable\\.[a-z][A-Za-z]*)(?:\\.[a-z][A-Za-z]*)?}";
  private static final Pattern HANDED_ON = Pattern.compile(VALUE);
  private static final Pattern COMPARED =
      Pattern.compile(OPERAND + " (?:==|!=|>|>=|<|<=) (?:'[^'$]*'|[0-9]+|null|true|false|" + OPERAND + ")");
  private static final Pattern SAID = Pattern.compile("(?:[^$]|\\$\\{(?:variable\\.[a-z][A-Za-z]*|routeId)})*+");

  private Ingredients() {}

  static void check(RouteModel model, List<Finding> findings) {
    model.routes().stream()
        .filter(route -> !CONSUMERS.contains(RouteModel.scheme(route.from())))
        .forEach(route -> findings.add(new Finding(Rule.INGREDIENT, route.id(), "comes from " + route.from())));
    model.steps().forEach(step -> check(step, findings));
  }

  private static void check(Step step, List<Finding> findings) {
    if (!PATTERNS.contains(step.pattern())) {
      findings.add(new Finding(Rule.INGREDIENT, step.id(), step.pattern()));
    }
    step.target()
        .filter(target -> !PRODUCERS.contains(RouteModel.scheme(target)))
        .ifPresent(target -> findings.add(new Finding(Rule.INGREDIENT, step.id(), "sends to " + target)));
    checkExpression(step, findings);
    step.call().stream()
        .flatMap(call -> call.arguments().stream().flatMap(List::stream))
        .filter(argument -> !HANDED_ON.matcher(argument).matches())
        .forEach(argument -> findings.add(new Finding(Rule.COMPARISON, step.id(), argument)));
    if (step.node() instanceof LogDefinition log && !SAID.matcher(String.valueOf(log.getMessage())).matches()) {
      findings.add(new Finding(Rule.DISCREET, step.id(), log.getMessage()));
    }
  }

  private static void checkExpression(Step step, List<Finding> findings) {
    step.expression().filter(it -> !(it instanceof MethodCallExpression)).ifPresent(expression -> {
      var text = expression.getExpression();
      if (!LANGUAGES.contains(expression.getLanguage())) {
        findings.add(new Finding(Rule.INGREDIENT, step.id(), "speaks " + expression.getLanguage()));
      } else if (expression.getLanguage().equals("simple") && !isPlain(step, text)) {
        findings.add(new Finding(Rule.COMPARISON, step.id(), text));
      }
    });
  }

  private static boolean isPlain(Step step, String text) {
    return (step.pattern().equals("when") ? COMPARED : HANDED_ON).matcher(text).matches();
  }
}
