package io.cflow.processors.bmad.receipt;

import io.cflow.domain.Receipt.Node;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.text.Markdown;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which lines of a document are nodes. */
final class NodeForms {

  private static final Pattern ITEM = Pattern.compile("^\\s*(?:>\\s*)?(?:[-*+•]|\\d{1,4}[.)])\\s+\\S.*");
  private static final Pattern ROW = Pattern.compile("^\\s*\\|.*\\|.*");
  private static final Pattern RULE = Pattern.compile("^\\s*\\|[\\s:|-]+\\|?\\s*$");
  private static final Pattern KEY = Pattern.compile("^\\s*(?:-\\s+)?[\"']?[\\w.][\\w. /-]{0,120}[\"']?:(?:\\s.*)?$");

  private final Markdown document;
  private final boolean yaml;

  NodeForms(Harvest harvest) {
    this.document = harvest.text();
    this.yaml = harvest.path().matches("(?i).*\\.ya?ml");
  }

  /** What the line is; null for a line that is no node. A line of running text is one when it begins like an item. */
  @Nullable Node at(int number) {
    var line = document.line(number);
    if (yaml) {
      return isKey(line) ? Node.KEY : null;
    }
    return switch (document.kind(number)) {
      case HEADING -> Node.HEADING;
      case TEXT -> text(line);
      case FRONTMATTER -> isKey(line) ? Node.KEY : null;
      case BLANK, FENCE, CODE, COMMENT -> null;
    };
  }

  private static @Nullable Node text(String line) {
    if (ITEM.matcher(line).matches()) {
      return isRule(line) ? null : Node.ITEM;
    }
    if (ROW.matcher(line).matches()) {
      return RULE.matcher(line).matches() ? null : Node.ROW;
    }
    return ItemShape.of(line, Node.LINE) == null ? null : Node.LINE;
  }

  /** {@code - - -} draws a line. */
  private static boolean isRule(String line) {
    return line.chars().allMatch(c -> c == '-' || c == '*' || Character.isWhitespace(c));
  }

  private static boolean isKey(String line) {
    return !line.stripLeading().startsWith("#") && KEY.matcher(line).matches();
  }

  /** The first row of a table names its columns. */
  boolean isTableHeader(int number) {
    boolean first = number == 1 || !document.line(number - 1).stripLeading().startsWith("|");
    return first && number < document.size() && RULE.matcher(document.line(number + 1)).matches();
  }
}
