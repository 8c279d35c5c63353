package io.cflow.domain;

import java.util.Objects;

/** Something a person should know about a document: what, where, and in words; the code says what to do next. */
public record Diagnostic(DiagnosticCode code, Severity severity, SourceSpan span, String message) {

  public Diagnostic {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(message, "message");
  }

  @Override
  public String toString() {
    return "%s: %s %s: %s".formatted(span, severity.name().toLowerCase(java.util.Locale.ROOT), code, message);
  }
}
