package io.cflow.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Before Camel sees a request: names that are commands to Camel are refused, whoever sends them as a header or as a
 * query parameter, what is not declared is not shown to it at all, and until the routes run the answer is "later" and
 * not an error of Tomcat's.
 */
public final class DoorFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient BooleanSupplier ready;

  public DoorFilter(BooleanSupplier ready) {
    this.ready = ready;
  }

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!ready.getAsBoolean()) {
      response.setHeader("Retry-After", "1");
      ProblemDocument.write(
          response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "starting or stopping; try again");
    } else if (isDangerous(request)) {
      ProblemDocument.write(
          response, HttpServletResponse.SC_BAD_REQUEST, "names beginning with Camel are not for callers");
    } else if (isFromAnotherSite(request)) {
      ProblemDocument.write(
          response, HttpServletResponse.SC_FORBIDDEN, "a page of another site may not send anything here");
    } else if (isForm(request)) {
      ProblemDocument.write(
          response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "forms are taken as multipart/form-data only");
    } else {
      response.setHeader("X-Content-Type-Options", "nosniff");
      chain.doFilter(new DeclaredRequest(request), response);
    }
  }

  /** A browser says where a page comes from; other clients send neither header. */
  private static boolean isFromAnotherSite(HttpServletRequest request) {
    var origin = request.getHeader("Origin");
    boolean foreign = origin != null && !origin.endsWith("://" + request.getHeader("Host"));
    return !request.getMethod().equals("GET")
        && (foreign || "cross-site".equals(request.getHeader("Sec-Fetch-Site")));
  }

  /** Camel would make a message header of each field. */
  private static boolean isForm(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }

  private static boolean isDangerous(HttpServletRequest request) {
    return Collections.list(request.getHeaderNames()).stream().anyMatch(DoorFilter::isForCamel)
        || queryNames(request).anyMatch(DoorFilter::isForCamel);
  }

  /** Reads the query string itself: asking for parameters would swallow the body of a form. */
  private static Stream<String> queryNames(HttpServletRequest request) {
    var query = request.getQueryString() == null ? "" : request.getQueryString();
    return Arrays.stream(query.split("&"))
        .map(DoorFilter::decoded)
        .map(pair -> pair.replaceFirst("(?s)=.*", ""));
  }

  /** What cannot be decoded is treated as dangerous. */
  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "Camel";
    }
  }

  private static boolean isForCamel(String name) {
    var lower = name.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("camel") || lower.startsWith("org.apache.camel") || lower.startsWith("kafka.");
  }
}
