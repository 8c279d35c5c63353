package io.cflow.app.web;

import io.cflow.processors.door.BadRequest;
import io.cflow.processors.door.Reply;
import io.cflow.processors.door.Request;
import io.cflow.store.Queries;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Answers questions. */
public final class Reads {

  private final Queries queries;

  public Reads(Queries queries) {
    this.queries = queries;
  }

  public Reply list(Request request) {
    if (!Queries.isList(request.list())) {
      throw BadRequest.notFound("list '" + request.list() + "'");
    }
    var wanted = request.selection();
    var page = new Queries.Page(
        wanted.after().orElse(null), wanted.limit(), wanted.execution().orElse(null), wanted.status().orElse(null));
    requireId(request.list(), page.after());
    return Reply.ok(queries.list(request.list(), request.tenant(), page));
  }

  /** Cursors are ids; agents are known by name, everything else by a UUID. */
  private static void requireId(String list, @Nullable String after) {
    if (after != null && !list.equals("agents")) {
      uuid(after);
    }
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(400, "not an id: " + id);
    }
  }

  public Reply one(Request request) {
    return queries.one(request.list(), request.tenant(), request.id())
        .map(json -> new Reply(200, json, version(request, json)))
        .orElseThrow(() -> BadRequest.notFound(request.list().replaceFirst("s$", "") + " " + request.id()));
  }

  /** A decision's version is the hash of its question: that is what an answer has to name. */
  private static String version(Request request, String json) {
    if (request.list().equals("decisions")) {
      return json.replaceFirst("(?s).*\"contentHash\"\\s*:\\s*\"([0-9a-f]{64})\".*", "$1");
    }
    var checksum = new CRC32C();
    checksum.update(json.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(checksum.getValue());
  }

  public Reply artifacts(Request request) {
    return queries.artifacts(request.tenant(), uuid(request.id()))
        .map(Reply::ok)
        .orElseThrow(() -> BadRequest.notFound("execution " + request.id()));
  }

  public Reply why(Request request) {
    return queries.why(request.tenant(), request.id())
        .map(Reply::ok)
        .orElseThrow(() -> BadRequest.notFound("story " + request.id()));
  }
}
