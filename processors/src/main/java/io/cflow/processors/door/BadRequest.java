package io.cflow.processors.door;

/** The request cannot be understood; carries the status it is answered with. */
public final class BadRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  public BadRequest(int status, String detail) {
    super(detail);
    this.status = status;
  }

  public int status() {
    return status;
  }

  public static BadRequest notFound(String what) {
    return new BadRequest(404, "there is no " + what);
  }
}
