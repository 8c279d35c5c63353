package io.cflow.processors.writeback;

import io.cflow.domain.StatedStatus;
import io.cflow.domain.StoryStatus;
import io.cflow.processors.bmad.text.Markdown.Kind;
import io.cflow.processors.bmad.words.StatusWords;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The status of a story in its own file: the word changes, in the form and the markup it has there.
 *
 * @param back whether a step back is meant
 */
public record StatusEdit(StoryStatus target, boolean back, Wording wording) implements Edit {

  private static final Pattern ENTRY = Pattern.compile("^(status\\s*:[ \\t]+)([\"']?)([^\"'#]*?)\\2([ \\t]*(?:#.*)?)$",
      Pattern.CASE_INSENSITIVE);

  public StatusEdit {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(wording, "wording");
  }

  @Override
  public Wanted on(Page page) {
    var alone = Alone.read(page);
    var stated = alone.status();
    if (stated.isEmpty()) {
      return new Wanted.Refused("the document states no status");
    }
    return Progress.objection(stated.get().status(), target, back)
        .orElseGet(() -> change(page, stated.get()));
  }

  private Wanted change(Page page, StatedStatus stated) {
    int number = stated.span().firstLine();
    var change = page.markdown().kind(number) == Kind.FRONTMATTER ? entry(page, number) : value(page, number, stated);
    return change.<Wanted>map(one -> new Wanted.Changes(List.of(one)))
        .orElseGet(() -> new Wanted.Refused("the status of line %d cannot be changed alone".formatted(number)));
  }

  /** Only build specs keep it there, and they have words of their own. */
  private Optional<Change> entry(Page page, int number) {
    var entry = ENTRY.matcher(page.line(number));
    return entry.matches()
        ? Optional.of(new Change.Replace(number, entry.start(3), entry.end(3), Wording.BUILD_SPEC.word(target)))
        : Optional.empty();
  }

  /** What is found must be what was read, or the place is not the one that was meant. */
  private Optional<Change> value(Page page, int number, StatedStatus stated) {
    return ValuePlace.in(page.line(number))
        .filter(place -> StatusWords.of(place.text()) == stated.status())
        .map(place -> new Change.Replace(number, place.from(), place.to(), place.rewritten(wording.word(target))));
  }
}
