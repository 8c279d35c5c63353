package io.cflow.processors.bmad.dialect.speckit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder of one feature, {@code specs/001-lending/}.
 *
 * @param folder with a slash at its end
 * @param number as the folder prints it, {@code 001}
 * @param name the rest of it, {@code lending}
 */
record Feature(String folder, String number, String name) {

  private static final Pattern FOLDER = Pattern.compile("^(?<f>(?:.*/)?specs/(?<n>\\d{3,4})-(?<w>[^/]+)/).+$");

  /** The feature a file belongs to. */
  static Optional<Feature> of(String path) {
    var found = FOLDER.matcher(path);
    return found.matches() ? Optional.of(new Feature(found.group("f"), found.group("n"), found.group("w")))
        : Optional.empty();
  }

  /** The id of the epic it becomes: the folder's own name. */
  String id() {
    return number + "-" + name;
  }

  /** {@code 001-US1}: stories are numbered from one again in every feature. */
  String story(String story) {
    return number + "-" + story;
  }
}
