package io.cflow.agents.architect;

import io.cflow.domain.SourceSpan;
import java.util.List;

/**
 * A kind of data, as one document declares it.
 *
 * @param form how: a list of attributes, a table definition, an interface
 */
record Entity(String name, Form form, List<Field> fields, SourceSpan at) {

  /** How an entity is declared. */
  enum Form { ATTRIBUTES, TABLE, INTERFACE }

  /** @param type as written, empty when not said */
  record Field(String name, String type) {}
}
