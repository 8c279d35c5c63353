package io.cflow.domain;

/** What a quality gate says. */
public enum Verdict {
  PASS,
  /** Acceptable, with doubts a person should read. */
  CONCERNS,
  /** Not acceptable; the story goes back to development. */
  FAIL,
  /** A person took responsibility for accepting a failure, with a reason. */
  WAIVED
}
