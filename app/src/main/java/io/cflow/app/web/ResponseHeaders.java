package io.cflow.app.web;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/**
 * Which headers leave with a response: these and no others. Left to itself Camel answers with the headers of the
 * request, and query parameters are headers, too.
 */
public final class ResponseHeaders extends HttpHeaderFilterStrategy {

  private static final Set<String> MEANT = Set.of("location", "etag", "retry-after", "content-type");

  @Override
  public boolean applyFilterToCamelHeaders(String headerName, Object headerValue, Exchange exchange) {
    return !MEANT.contains(headerName.toLowerCase(Locale.ROOT));
  }
}
