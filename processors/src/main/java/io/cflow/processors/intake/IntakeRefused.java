package io.cflow.processors.intake;

import java.util.Objects;

/** A submission that is refused as a whole. A single bad file never causes this: it becomes a refusal instead. */
public final class IntakeRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why, in one word; stable, for clients and metrics. */
  public enum Code {
    /** The project's name is missing or not safe as a file name. */
    BAD_NAME,
    /** An archive unpacks to far more than it has any reason to. */
    BOMB,
    /** The place of a project is a link. */
    LINK_REFUSED,
    /** A form or a JSON text that breaks its own format. */
    MALFORMED,
    TOO_LARGE,
    TOO_MANY_FILES,
    /** Not an archive we know, or a damaged one; a folder that cannot be opened. */
    UNREADABLE
  }

  private final Code code;

  public IntakeRefused(Code code, String reason) {
    super(Objects.requireNonNull(reason, "reason"));
    this.code = Objects.requireNonNull(code, "code");
  }

  public Code code() {
    return code;
  }

  /** For the person who sent it: free of control characters and of this machine's paths. */
  public String reason() {
    return getMessage();
  }
}
