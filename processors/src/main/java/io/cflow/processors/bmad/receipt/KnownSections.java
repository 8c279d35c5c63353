package io.cflow.processors.bmad.receipt;

import io.cflow.processors.bmad.receipt.Place.Content;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sections that the templates of BMAD v4 and v6 name, and what each holds. A section that stands here by no name is
 * unknown, however sensible its content looks: what nobody reads must not be called understood. The names are in
 * {@code known-sections.txt}, compared without punctuation, decoration, numbers and case.
 */
final class KnownSections {

  private static final int LONGEST = 160;
  private static final Map<String, Content> NAMES = load();
  private static final Pattern NUMBER = Pattern.compile("^(?:\\d+(?:\\.\\d+)*|[ivx]{1,4}|part \\d+|step \\d+) ");
  private static final Pattern CHECKLIST = Pattern.compile("(?iu).*(?:\\bcheck ?lists?\\b|检查清单|檢查清單).*");
  private static final Pattern BRACES = Pattern.compile("\\(([^()]{1,80})\\)");
  private static final Pattern CHANGES = Pattern.compile(
      "(?iu).*(?:change ?log|revision history|edit history|(?:变更|變更|修订|修訂|更新)(?:记录|記錄|日志|日誌|历史|歷史)).*");

  private KnownSections() {}

  private static Map<String, Content> load() {
    var names = new HashMap<String, Content>();
    var content = Content.TEXT;
    for (var line : lines()) {
      if (line.startsWith("[")) {
        content = Content.valueOf(line.substring(1, line.indexOf(']')));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        names.put(Plain.words(line), content);
      }
    }
    return Map.copyOf(names);
  }

  private static String[] lines() {
    try (InputStream text = KnownSections.class.getResourceAsStream("known-sections.txt")) {
      if (text == null) {
        throw new IllegalStateException("known-sections.txt is missing from the jar");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\\R");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a section of this title holds; null when no format names it. */
  static @Nullable Content of(String title) {
    if (title.length() > LONGEST) {
      return null;
    }
    if (CHANGES.matcher(title).matches()) {
      return Content.CHANGES;
    }
    if (CHECKLIST.matcher(title).matches()) {
      return Content.RECORD;
    }
    var named = spellings(title).map(NAMES::get).filter(found -> found != null).findFirst();
    return named.isPresent() ? named.get() : byKind(title);
  }

  private static @Nullable Content byKind(String title) {
    return switch (Vocabulary.kindOf(title)) {
      case CRITERIA -> Vocabulary.isReport(title) ? Content.RECORD : Content.CRITERIA;
      case TASKS -> Content.TASKS;
      case NEEDS, BLOCKS -> Content.ORDER;
      case REQUIREMENTS -> Content.REQUIREMENTS;
      case COVERAGE -> Content.COVERAGE;
      case FILES -> Content.FILES;
      case RECORD, NOT_CRITERIA -> Content.RECORD;
      case STATUS, STATEMENT, NOTES -> Content.TEXT;
      case OTHER -> null;
    };
  }

  /** The title as printed, without its number, without what stands in braces, in front of a colon, in the braces. */
  private static Stream<String> spellings(String title) {
    var braces = BRACES.matcher(title);
    var inBraces = braces.find() ? braces.group(1) : "";
    var outside = inBraces.isEmpty() ? title : title.substring(0, braces.start()) + title.substring(braces.end());
    int colon = outside.indexOf(':');
    return Stream.of(title, outside, colon > 0 ? outside.substring(0, colon) : "", inBraces)
        .map(spelling -> NUMBER.matcher(Plain.words(spelling)).replaceFirst("")).filter(words -> !words.isEmpty());
  }
}
