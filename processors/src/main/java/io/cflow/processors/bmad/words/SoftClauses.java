package io.cflow.processors.bmad.words;

import java.util.regex.Pattern;

/**
 * Clauses that take an order back: "can run in parallel with 2.4". A clause reaches from the nearest stop or bracket
 * before such a word to a little behind it; it is found from the word, because trying every start of it would look at
 * each character hundreds of times.
 */
final class SoftClauses {

  private static final Pattern WORD = Pattern.compile(
      "\\b(?:parallel\\w*|independent(?:ly)?|optional(?:ly)?|recommended|no dependenc\\w+|simultaneously)\\b"
          + "|并行|並行|平行|병렬|並列|parallèle|paralelo|parallelo|параллельно",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern REMARK = Pattern.compile(
      "\\(\\s*(?:soft|optional|recommended|suggested|nice[ -]to[ -]have|if (?:done|completed?|available)"
          + "|建议|建議|推荐|推薦|可选|可選|如已完成)\\s*\\)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final int BEFORE = 200;
  private static final int AFTER = 60;

  private SoftClauses() {}

  /** The text with a space in the place of every such clause. */
  static String removed(String text) {
    var word = WORD.matcher(text);
    var kept = new StringBuilder();
    int from = 0;
    while (word.find(from)) {
      int start = start(text, from, word.start());
      int end = word.end();
      while (word.find(end) && word.start() <= start + BEFORE && isOneClause(text, end, word.start())) {
        end = word.end();
      }
      kept.append(text, from, start).append(' ');
      from = end(text, end);
    }
    return kept.append(text, from, text.length()).toString();
  }

  /** {@code Story 2.3: Search (recommended)}: the remark takes back the whole entry before it. */
  static String withoutSoftEntries(String text) {
    var remark = REMARK.matcher(text);
    var kept = new StringBuilder();
    int from = 0;
    while (remark.find()) {
      int start = remark.start();
      while (start > from && start > remark.start() - BEFORE && ",;()".indexOf(text.charAt(start - 1)) < 0) {
        start--;
      }
      kept.append(text, from, start).append(' ');
      from = remark.end();
    }
    return kept.append(text, from, text.length()).toString();
  }

  private static int start(String text, int from, int word) {
    int start = word;
    while (start > from && start > word - BEFORE && ".;(".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }

  private static boolean isOneClause(String text, int from, int to) {
    return text.substring(from, to).chars().noneMatch(c -> c == '.' || c == ';' || c == '(');
  }

  private static int end(String text, int word) {
    int end = word;
    while (end < text.length() && end < word + AFTER && text.charAt(end) != '.' && text.charAt(end) != ';') {
      end++;
    }
    return end;
  }
}
