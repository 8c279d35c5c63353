package io.cflow.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as far as the contract declares it. Camel makes message headers of headers and of query parameters alike;
 * without this a parameter {@code If-Match} would count as the header, and a header {@code status} as the parameter.
 */
final class DeclaredRequest extends HttpServletRequestWrapper {

  private static final Set<String> HEADERS = Set.of(
      "host", "content-type", "content-length", "content-encoding", "transfer-encoding", "if-match",
      "idempotency-key", "last-event-id");
  private static final Set<String> PARAMETERS = Set.of("after", "execution", "limit", "project", "status");

  DeclaredRequest(HttpServletRequest request) {
    super(request);
  }

  private static boolean isHeader(String name) {
    return HEADERS.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    var declared = Collections.list(super.getHeaderNames()).stream().filter(DeclaredRequest::isHeader).toList();
    return Collections.enumeration(declared);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return isHeader(name) ? super.getHeaders(name) : Collections.emptyEnumeration();
  }

  @Override
  public @Nullable String getHeader(String name) {
    return isHeader(name) ? super.getHeader(name) : null;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    var declared = new LinkedHashMap<>(super.getParameterMap());
    declared.keySet().retainAll(PARAMETERS);
    return declared;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return getParameterMap().get(name);
  }

  @Override
  public @Nullable String getParameter(String name) {
    var values = getParameterValues(name);
    return values == null ? null : values[0];
  }
}
