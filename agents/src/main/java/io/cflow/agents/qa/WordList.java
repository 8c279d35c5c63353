package io.cflow.agents.qa;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A list of words that mean the same to a rule; an entry ending in {@code *} stands for every ending. */
final class WordList {

  private final Pattern pattern;

  private WordList(Pattern pattern) {
    this.pattern = pattern;
  }

  static WordList of(String... words) {
    var parts = List.of(words).stream().map(WordList::regex).toList();
    var flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    return new WordList(Pattern.compile("(?<![\\w-])(?:" + String.join("|", parts) + ")(?![\\w])", flags));
  }

  /** The first of the words that {@code text} holds, as it is written there. */
  Optional<String> in(String text) {
    var found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group().toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  boolean areIn(String text) {
    return in(text).isPresent();
  }

  private static String regex(String word) {
    return word.endsWith("*") ? Pattern.quote(word.substring(0, word.length() - 1)) + "\\w{0,20}" : Pattern.quote(word);
  }
}
