package io.cflow.processors.bmad;

/**
 * A heading of a document.
 *
 * @param level 1 to 6 as printed; a hint, not structure
 * @param text plain
 * @param raw as printed, without the hashes
 * @param line from 1
 */
record Heading(int level, String text, String raw, int line) {

  boolean isStruckOut() {
    return raw.contains("~~");
  }
}
