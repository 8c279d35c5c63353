package io.cflow.domain;

import java.util.Comparator;

/** Orders ids the way people count: {@code 1.9 < 1.10}, {@code 2.6 < 2.6a < 2.7}, {@code FR2 < FR10}. */
public final class NaturalOrder implements Comparator<String> {

  public static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String left, String right) {
    int l = 0;
    int r = 0;
    while (l < left.length() && r < right.length()) {
      int leftEnd = endOfRun(left, l);
      int rightEnd = endOfRun(right, r);
      int order = compareRuns(left.substring(l, leftEnd), right.substring(r, rightEnd));
      if (order != 0) {
        return order;
      }
      l = leftEnd;
      r = rightEnd;
    }
    int byLength = Integer.compare(left.length() - l, right.length() - r);
    return byLength != 0 ? byLength : left.compareTo(right);
  }

  private static int endOfRun(String text, int start) {
    boolean digits = isDigit(text.charAt(start));
    int end = start + 1;
    while (end < text.length() && isDigit(text.charAt(end)) == digits) {
      end++;
    }
    return end;
  }

  private static int compareRuns(String left, String right) {
    if (!isDigit(left.charAt(0)) || !isDigit(right.charAt(0))) {
      return left.compareTo(right);
    }
    var l = withoutLeadingZeros(left);
    var r = withoutLeadingZeros(right);
    int byLength = Integer.compare(l.length(), r.length());
    return byLength != 0 ? byLength : l.compareTo(r);
  }

  private static String withoutLeadingZeros(String digits) {
    return digits.replaceFirst("^0+(?=.)", "");
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
