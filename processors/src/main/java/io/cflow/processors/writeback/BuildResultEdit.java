package io.cflow.processors.writeback;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How an unattended run of a build spec ended: its last section.
 *
 * @param blocking what stopped it, empty if it is done
 */
public record BuildResultEdit(String blocking) implements Edit {

  private static final Pattern RESULT = Pattern.compile("(?i)auto run result");

  public BuildResultEdit {
    blocking = OneLine.of(blocking);
  }

  @Override
  public Wanted on(Page page) {
    var body = new ArrayList<String>();
    body.add("Status: " + (blocking.isEmpty() ? "done" : "blocked"));
    if (!blocking.isEmpty()) {
      body.add("Blocking condition: " + blocking);
    }
    var section = page.section(RESULT);
    if (section.isEmpty()) {
      return new Wanted.Changes(List.of(page.block(page.end(), page.headed(2, "Auto Run Result", body))));
    }
    return page.holds(section.get(), body)
        ? new Wanted.Nothing("the result is recorded already")
        : new Wanted.Changes(List.of(page.block(page.end(section.get()), List.copyOf(body))));
  }
}
