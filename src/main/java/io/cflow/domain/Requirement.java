package io.cflow.domain;

import java.util.List;
import java.util.Objects;

/**
 * One thing the product must do or be.
 *
 * @param id canonical: {@code FR1}, {@code NFR-PERF-1}; unique in a plan, so that a second product in one tree has
 *     {@code billing:FR1}
 * @param spelling the id as its document prints it
 * @param section heading it stands under, empty when there is none
 * @param tags such as {@code MVP} or {@code P0}, in document order
 * @param dropped struck out: known, but not to be built
 * @param synthetic the document gives no id; this one was made from section and position, and alone holds a {@code ~}
 * @param source the definition that counts
 * @param copies other places that define the same id
 */
public record Requirement(
    String id,
    Kind kind,
    String spelling,
    String section,
    String text,
    List<String> tags,
    boolean dropped,
    boolean synthetic,
    SourceSpan source,
    List<SourceSpan> copies) {

  /** Which family an id belongs to. */
  public enum Kind {
    FUNCTIONAL,
    NON_FUNCTIONAL,
    CONSTRAINT,
    OTHER
  }

  public Requirement {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(spelling, "spelling");
    Objects.requireNonNull(section, "section");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(source, "source");
    tags = List.copyOf(tags);
    copies = List.copyOf(copies);
  }

  /** The id as its own document knows it, without the name of a product. */
  public String number() {
    return id.substring(id.indexOf(':') + 1);
  }

  /** The same requirement as one of a product that does not own the plain ids. */
  public Requirement in(String product) {
    return new Requirement(product + ":" + id, kind, spelling, section, text, tags, dropped, synthetic, source,
        copies);
  }
}
