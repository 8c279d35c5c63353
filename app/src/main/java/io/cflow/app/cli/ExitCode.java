package io.cflow.app.cli;

/** What the command's exit code means. Part of the contract: never renumbered. */
public final class ExitCode {

  public static final int OK = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int NOT_FOUND = 3;
  public static final int PERMISSION = 4;
  /** Somebody else holds what is needed, or has changed it. */
  public static final int CONFLICT = 5;
  /** Nothing can go on without a person or an implementer. */
  public static final int WAITS = 6;
  public static final int UNREACHABLE = 7;

  private ExitCode() {}
}
