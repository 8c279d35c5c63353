package io.cflow.agents.text;

/**
 * A line of a document.
 *
 * @param number counted from 1
 * @param fenced inside a code block, or one of its fences: an example, not a statement
 */
public record Line(int number, String text, boolean fenced) {

  public boolean isBlank() {
    return text.isBlank();
  }
}
