package io.cflow.processors.door;

/**
 * What a door answers with.
 *
 * @param json the body
 * @param version for the ETag; empty for none
 */
public record Reply(int status, String json, String version) {

  public static Reply ok(String json) {
    return new Reply(200, json, "");
  }
}
