package io.cflow.agents.text;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The language of a text, told crudely: by script, and for Latin script by the share of stop words. Good enough to
 * keep rules made for one language away from texts in another.
 */
public enum Language {
  ENGLISH("the and of to a in is for with that on be are can as by it an or from this not will when should shall user"),
  GERMAN("der die das und ist nicht mit für ein eine auf werden dem den des im sind wird soll kann von zu muss"),
  FRENCH("le la les des et est une un pour dans avec que qui du sur doit être par ne pas au aux peut"),
  SPANISH("el los las una y es para con que del por se debe puede como su al más sin está"),
  PORTUGUESE("o os as um uma é para com que do da em não deve pode por como ao mais são usuário"),
  ITALIAN("il gli una e è per con che del della di non deve può come nel alla sono si dello"),
  CHINESE(""),
  JAPANESE(""),
  KOREAN(""),
  RUSSIAN(""),
  /** Too little text, or a language not listed here. */
  UNKNOWN("");

  private static final int SAMPLE = 20_000;
  private static final double SCRIPT_SHARE = 0.2;

  private final Set<String> stopWords;

  Language(String stopWords) {
    this.stopWords = stopWords.isEmpty() ? Set.of() : Set.of(stopWords.split(" "));
  }

  /** The language most of {@code text} is written in; looks at its first 20,000 characters. */
  public static Language of(String text) {
    var sample = text.length() > SAMPLE ? text.substring(0, SAMPLE) : text;
    var byScript = byScript(sample);
    return byScript != UNKNOWN ? byScript : byStopWords(Words.of(sample));
  }

  /** The language of {@code lines} taken together. */
  public static Language of(List<String> lines) {
    var sample = new StringBuilder();
    for (var line : lines) {
      if (sample.length() > SAMPLE) {
        break;
      }
      sample.append(line, 0, Math.min(line.length(), 500)).append('\n');
    }
    return of(sample.toString());
  }

  /** The name as prose prints it. */
  public String label() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  private static Language byScript(String text) {
    int letters = 0;
    int han = 0;
    int kana = 0;
    int hangul = 0;
    int cyrillic = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetter(text.charAt(i))) {
        letters++;
        switch (UnicodeScript.of(text.charAt(i))) {
          case HAN -> han++;
          case HIRAGANA, KATAKANA -> kana++;
          case HANGUL -> hangul++;
          case CYRILLIC -> cyrillic++;
          default -> { }
        }
      }
    }
    return byScript(Math.max(letters, 1) * SCRIPT_SHARE, han, kana, hangul, cyrillic);
  }

  private static Language byScript(double threshold, int han, int kana, int hangul, int cyrillic) {
    if (han + kana > threshold) {
      return kana * 10 > han + kana ? JAPANESE : CHINESE;
    }
    if (hangul > threshold) {
      return KOREAN;
    }
    return cyrillic > threshold ? RUSSIAN : UNKNOWN;
  }

  private static Language byStopWords(List<String> words) {
    return Arrays.stream(values())
        .max(Comparator.<Language>comparingLong(each -> each.count(words)).thenComparing(Comparator.reverseOrder()))
        .filter(each -> each.count(words) > 0)
        .orElse(UNKNOWN);
  }

  private long count(List<String> words) {
    return words.stream().filter(stopWords::contains).count();
  }
}
