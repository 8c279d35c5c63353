package io.cflow.processors.bmad.dialect;

import io.cflow.processors.bmad.settings.Settings;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.YamlText;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** A file as the rules see it. */
public record Candidate(String path, Markdown text, Settings settings) {
  public String lower() {
    return path.toLowerCase(Locale.ROOT);
  }

  public String name() {
    return lower().substring(lower().lastIndexOf('/') + 1);
  }

  /** Name of the folder, empty at the root. */
  public String folder() {
    var folders = lower().split("/");
    return folders.length < 2 ? "" : folders[folders.length - 2];
  }

  /** Whether any folder above the file has such a name. */
  public boolean isBelow(String regex) {
    var folders = lower().split("/");
    return Arrays.stream(folders, 0, folders.length - 1).anyMatch(folder -> folder.matches(regex));
  }

  public boolean isYaml() {
    return name().endsWith(".yaml") || name().endsWith(".yml");
  }

  public boolean isMarkdown() {
    return name().endsWith(".md") || name().endsWith(".markdown") || name().endsWith(".mdx");
  }

  public boolean named(String regex) {
    return name().matches(regex);
  }

  public boolean titled(String regex) {
    var title = text.title();
    return title != null && title.level() == 1 && title.text().toLowerCase(Locale.ROOT).matches(regex);
  }

  public boolean hasLine(Pattern pattern) {
    return text.lines().stream().anyMatch(line -> pattern.matcher(line).matches());
  }

  public boolean hasFrontmatter(String key) {
    return YamlText.scalar(text.frontmatter(), key).isPresent();
  }

  public String workflowType() {
    return YamlText.scalar(text.frontmatter(), "workflowType").map(YamlText.Scalar::value).orElse("");
  }

  public long headings(String regex) {
    return text.headings().stream().filter(heading -> heading.text().matches(regex)).count();
  }
}
