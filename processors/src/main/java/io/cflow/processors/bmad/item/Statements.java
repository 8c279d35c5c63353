package io.cflow.processors.bmad.item;

import io.cflow.domain.SourceSpan;
import io.cflow.domain.UserStory;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.words.Plain;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds "As a role, I want a goal, so that a benefit", on one line or several, in several languages. */
public final class Statements {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern ROLE = Pattern.compile(
      "^[^\\p{L}]{0,4}(?:as an?\\b|as the\\b|en tant qu(?:e |')|como\\b|als\\b|come\\b|作为(?:一个|一名)?|作為(?:一個|一名)?"
          + "|как\\b|là\\b|으로서)\\s*", FLAGS);
  private static final Pattern GOAL = Pattern.compile(
      "(?:^|[,.;\\s])(?:I want|I need|I would like|I can|I'd like|je (?:veux|souhaite)|(?:eu )?(?:quero|desejo)"
          + "|quiero|möchte ich|voglio"
          + "|我(?:想要|希望|需要|想)|я хочу|tôi muốn)(?:\\s+to\\b)?\\s*", FLAGS);
  private static final Pattern BENEFIT = Pattern.compile(
      "(?:^|[,.;\\s])(?:so that|so I can|in order to|afin (?:de|que)|para(?: que)?|pour(?: que)?|damit"
          + "|affinch[ée]|以便|从而|這樣|这样|чтобы"
          + "|để)\\s*", FLAGS);
  private static final int LINES = 12;
  private static final int LONGEST = 4_000;

  private Statements() {}

  public static Optional<UserStory> of(Markdown document, int first, int last) {
    for (int i = first; i <= last; i++) {
      if (document.kind(i) == Markdown.Kind.TEXT && document.line(i).length() < LONGEST
          && ROLE.matcher(Plain.of(document.line(i))).lookingAt()) {
        var statement = statement(document, i, last);
        if (statement.isPresent()) {
          return statement;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<UserStory> statement(Markdown document, int first, int last) {
    var text = new StringBuilder();
    int end = first;
    for (int i = first; i <= Math.min(last, first + LINES) && text.length() < LONGEST; i++) {
      boolean over = document.kind(i) == Markdown.Kind.HEADING
          || document.kind(i) == Markdown.Kind.BLANK && BENEFIT.matcher(text).find();
      if (over) {
        break;
      }
      if (document.kind(i) == Markdown.Kind.TEXT) {
        text.append(' ').append(Plain.of(document.line(i).replaceFirst("^\\s*[-*+>]\\s+", "")));
        end = i;
      }
    }
    return split(text.toString().strip(), new SourceSpan(document.path(), first, end));
  }

  private static Optional<UserStory> split(String text, SourceSpan span) {
    var role = ROLE.matcher(text);
    var goal = GOAL.matcher(text);
    if (!role.lookingAt() || !goal.find(role.end())) {
      return Optional.empty();
    }
    var benefit = BENEFIT.matcher(text);
    boolean hasBenefit = benefit.find(goal.end());
    return Optional.of(new UserStory(trim(text.substring(role.end(), goal.start())),
        trim(text.substring(goal.end(), hasBenefit ? benefit.start() : text.length())),
        hasBenefit ? trim(text.substring(benefit.end())) : "", span));
  }

  private static String trim(String text) {
    return text.strip().replaceFirst("[,.;:]+$", "").strip();
  }
}
