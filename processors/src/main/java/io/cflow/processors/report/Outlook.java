package io.cflow.processors.report;

/** A forecast in a sentence. */
final class Outlook {

  private Outlook() {}

  static String sentence(Forecast forecast) {
    int left = forecast.left();
    if (left == 0) {
      return "Nothing is left to do.";
    }
    if (left == 1) {
      return "One story is left.";
    }
    if (forecast.widest() == 1) {
      return "%d stories are left, one after the other.".formatted(left);
    }
    return "%d stories are left. Working side by side they take %s instead of %d, with at most %d at a time.".formatted(
        left, Markup.count(forecast.waves().size(), "wave", "waves"), left, forecast.widest());
  }
}
