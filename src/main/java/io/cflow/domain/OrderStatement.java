package io.cflow.domain;

import java.util.List;

/** What a document says about order: one story, or one epic, comes after another. */
public sealed interface OrderStatement permits Dependency, EpicDependency {

  /** Where a document says it, from the firmest to the weakest. */
  enum Basis {
    FRONT_MATTER,
    SECTION,
    LABEL,
    TABLE,
    DRAWING,
    /** A sentence of a planning document with both ends in it. */
    SENTENCE,
    /** In passing, inside text about something else. */
    MENTION,
    /** Nobody says it: the order inside an epic. */
    SEQUENCE;

    /** Whether a misreading is likelier than with the others. */
    public boolean isWeak() {
      return this == SENTENCE || this == MENTION;
    }
  }

  /** Who waits. */
  String from();

  /** What for. */
  String to();

  Basis basis();

  /** The words of the document. */
  String reason();

  /** The first place that says it. */
  SourceSpan evidence();

  /** Other places that say the same, in order. */
  List<SourceSpan> repeats();
}
