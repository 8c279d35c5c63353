package io.cflow.processors.bmad.text;

import io.cflow.processors.bmad.text.YamlText.Malformed;
import io.cflow.processors.bmad.text.YamlText.Value;
import java.util.List;
import java.util.regex.Pattern;

/** JSON, read as the YAML it nearly is: with lines, under the same limits, and numbers as they are printed. */
public final class JsonText {

  private static final Pattern ESCAPED_SLASH = Pattern.compile("(?<!\\\\)((?:\\\\\\\\){0,50})\\\\/");

  private JsonText() {}

  public static Value read(List<String> lines) throws Malformed {
    return YamlText.read(lines.stream().map(JsonText::asYaml).toList());
  }

  /** JSON may be indented by tabs and may escape a slash; YAML knows neither. */
  private static String asYaml(String line) {
    return ESCAPED_SLASH.matcher(line.replace('\t', ' ')).replaceAll("$1/");
  }
}
