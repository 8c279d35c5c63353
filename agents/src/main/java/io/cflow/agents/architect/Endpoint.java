package io.cflow.agents.architect;

import io.cflow.domain.SourceSpan;
import java.util.List;

/**
 * An HTTP operation the documents name.
 *
 * @param path with every parameter as {@code {…}}, without a query
 * @param specified places in architecture, specification or OpenAPI documents
 * @param used places in requirements, epics and stories
 */
record Endpoint(String method, String path, List<SourceSpan> specified, List<SourceSpan> used) {

  boolean isUnspecified() {
    return specified.isEmpty() && !used.isEmpty();
  }

  boolean isUnused() {
    return used.isEmpty() && !specified.isEmpty();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
