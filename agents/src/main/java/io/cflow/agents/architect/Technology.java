package io.cflow.agents.architect;

import io.cflow.domain.SourceSpan;
import java.util.regex.Pattern;

/**
 * A row of a technology table.
 *
 * @param version as written, empty when the cell or the column is missing
 */
record Technology(String category, String name, String version, String purpose, String rationale, SourceSpan at) {

  private static final Pattern EXACT = Pattern.compile(".*\\d+(?:\\.\\d+){1,3}(?![.\\dx+*]).*|v?\\d{1,4}");
  private static final Pattern FLOATING =
      Pattern.compile(".*(?:\\d\\+|\\d\\.?[x*]|[\\^~]|>=|≥|or (?:later|newer|higher)).*");
  private static final Pattern NOT_VERSIONED = Pattern.compile(
      "(?i)n/?a|[-–—]|built-?in|none|managed|standard(?: library)?|native|custom|internal|included|bundled|\\(.*\\)");

  /** Whether the version names one release. */
  Pinning pinning() {
    var text = version.strip();
    if (NOT_VERSIONED.matcher(text).matches()) {
      return Pinning.NOT_VERSIONED;
    }
    if (FLOATING.matcher(text).matches()) {
      return Pinning.FLOATING;
    }
    if (EXACT.matcher(text).matches()) {
      return Pinning.PINNED;
    }
    return text.chars().anyMatch(Character::isDigit) ? Pinning.FLOATING : Pinning.MISSING;
  }

  /** How exactly a version is said. */
  enum Pinning {
    PINNED,
    /** {@code 2.x}, {@code 16+}, {@code ^3.1}: what is built today differs from what is built tomorrow. */
    FLOATING,
    /** No version, or "latest". */
    MISSING,
    /** The table says that it has none. */
    NOT_VERSIONED
  }
}
