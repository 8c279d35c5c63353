package io.cflow.processors.bmad.dialect;

import io.cflow.domain.DocumentType;
import java.util.function.Predicate;

/**
 * Says that a file is a document of some type.
 *
 * @param id stands in the receipt, so that a person can see why a file was taken for what it was taken for
 */
public record Rule(String id, DocumentType type, Evidence evidence, Predicate<Candidate> fires) {

  /** How much a rule knows: the rules of one kind are all asked before those of the next. */
  public enum Evidence {
    /** A file of settings or data, whose name or keys say what it is. */
    KEYS,
    /** A text whose name, place or front matter says what it is, whatever it contains. */
    NAME,
    /** A text that is what it is by its headings and lines, or that nobody else has claimed. */
    CONTENT
  }

  public static Rule keys(String id, DocumentType type, Predicate<Candidate> fires) {
    return new Rule(id, type, Evidence.KEYS, fires);
  }

  public static Rule name(String id, DocumentType type, Predicate<Candidate> fires) {
    return new Rule(id, type, Evidence.NAME, fires);
  }

  public static Rule content(String id, DocumentType type, Predicate<Candidate> fires) {
    return new Rule(id, type, Evidence.CONTENT, fires);
  }

  /** Whether the rule takes the file for its type; the rules about texts are never asked about settings. */
  public boolean claims(Candidate file) {
    return file.isMarkdown() != (evidence == Evidence.KEYS) && fires.test(file);
  }
}
