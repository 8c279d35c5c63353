package io.cflow.processors.intake;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody calls a file of a project, judged. Nothing here touches a file system. */
sealed interface EntryPath {

  int MAX_BYTES = 1_000;
  int MAX_NAME_BYTES = 255;

  /** @param path relative, forward slashes, no empty, {@code .} or {@code ..} parts; not empty itself */
  record Safe(String path) implements EntryPath {}

  /** @param shown the name, fit to be printed */
  record Unsafe(String shown, String reason) implements EntryPath {}

  static EntryPath of(String untrusted) {
    var names = names(untrusted);
    return problem(untrusted, names)
        .<EntryPath>map(reason -> new Unsafe(shown(untrusted), reason))
        .orElseGet(() -> new Safe(String.join("/", names)));
  }

  /** The text without characters that could move a cursor, reverse a line or break one; at most 200 of them. */
  static String shown(String untrusted) {
    var visible = new StringBuilder();
    untrusted.codePoints()
        .limit(200)
        .map(character -> Characters.isVisible(character) ? character : '?')
        .forEach(visible::appendCodePoint);
    return visible.isEmpty() ? "(no name)" : visible.toString();
  }

  /** Leading and inner {@code ./} say nothing and are dropped, as is the slash that marks a folder. */
  private static List<String> names(String untrusted) {
    var names = new ArrayList<>(List.of(untrusted.split("/", -1)));
    if (names.size() > 1 && names.getLast().isEmpty()) {
      names.removeLast();
    }
    names.removeIf("."::equals);
    return names;
  }

  private static Optional<String> problem(String untrusted, List<String> names) {
    if (untrusted.startsWith("/")) {
      return Optional.of("an absolute path");
    }
    if (!untrusted.codePoints().allMatch(Characters::isVisible)) {
      return Optional.of("a control character in the name");
    }
    if (untrusted.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return Optional.of("a path of more than " + MAX_BYTES + " bytes");
    }
    return names.isEmpty() ? Optional.of("no name") : names.stream().flatMap(name -> flaw(name).stream()).findFirst();
  }

  /** Look-alikes (full-width slash, two-dot leader) count as what they look like: the next program may fold them. */
  private static Optional<String> flaw(String name) {
    var folded = Normalizer.normalize(name, Normalizer.Form.NFKC);
    if (folded.isBlank()) {
      return Optional.of("an empty name in the path");
    }
    if (folded.equals("..") || folded.equals(".")) {
      return Optional.of("a path that leads out of the project");
    }
    if (folded.indexOf('/') >= 0 || folded.indexOf('\\') >= 0) {
      return Optional.of("a slash or backslash within a name");
    }
    if (Characters.DRIVE.matcher(folded).lookingAt()) {
      return Optional.of("a drive letter");
    }
    return name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES
        ? Optional.of("a name of more than " + MAX_NAME_BYTES + " bytes")
        : Optional.empty();
  }

  /** Which characters a name may hold: any script and any emoji, but none that hide what a name is. */
  final class Characters {

    static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

    private Characters() {}

    static boolean isVisible(int character) {
      return switch (Character.getType(character)) {
        case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
        default -> !isDirectionMark(character);
      };
    }

    /** Unicode's bidirectional embeddings, overrides and isolates: they can show {@code exe.md} for {@code dm.exe}. */
    private static boolean isDirectionMark(int character) {
      return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069
          || character == 0x200E || character == 0x200F;
    }
  }
}
