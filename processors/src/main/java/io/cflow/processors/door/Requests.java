package io.cflow.processors.door;

import io.cflow.domain.ProjectFiles;
import io.cflow.processors.flow.Delivery;
import io.cflow.processors.intake.DocumentsJson;
import io.cflow.processors.intake.IntakeLimits;
import io.cflow.processors.intake.MultipartBody;
import io.cflow.processors.intake.ProjectArchive;
import io.cflow.processors.intake.ProjectName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Makes typed values of a request. */
public final class Requests {

  /** Name of the variable that holds the captured {@link Request}; variables never leave with a response. */
  public static final String VARIABLE = "request";

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Pattern WORD = Pattern.compile("[a-z-]{1,40}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final int MAX_PAGE = 500;
  private static final int DEFAULT_PAGE = 100;
  /** For answers and signals, which are a few lines, or an edited document. */
  private static final int MAX_COMMAND_BYTES = 1 << 20;

  private final IntakeLimits limits;
  private final Path projects;
  private final CommandJson commands = new CommandJson();

  /** @param projects folder in which the documents of projects without a folder of their own come back */
  public Requests(IntakeLimits limits, Path projects) {
    this.limits = limits;
    this.projects = projects;
  }

  /** First step of every door: what is declared goes, checked, into a variable. The next step strips all headers. */
  public void capture(Exchange exchange) {
    var headers = new Headers(exchange.getMessage());
    // Not HTTP_PATH: Camel takes the part of it off that the REST service was declared with.
    var path = headers.text(Exchange.HTTP_URI).split("/");
    var selection = new Request.Selection(
        headers.matching("after", ID), limit(headers), headers.matching("execution", ID).map(Requests::uuid),
        headers.matching("status", WORD), headers.matching("project", ID).orElse(""));
    exchange.setVariable(VARIABLE, new Request(
        "default", "operator", path.length > 2 ? path[2] : "", headers.matching("id", ID).orElse(""),
        headers.text(Exchange.CONTENT_TYPE), headers.matching("Idempotency-Key", KEY).orElse(""),
        headers.matching("If-Match", KEY).orElse("").replace("\"", ""), selection));
  }

  private static int limit(Headers headers) {
    int limit = headers.matching("limit", Pattern.compile("[0-9]{1,4}")).map(Integer::valueOf).orElse(DEFAULT_PAGE);
    if (limit < 1 || limit > MAX_PAGE) {
      throw new BadRequest(400, "limit must be from 1 to " + MAX_PAGE);
    }
    return limit;
  }

  static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(400, "not an id: " + text);
    }
  }

  /** @param body the bytes as they came: a form, an archive or JSON; null if there are none */
  public Delivery documents(Request request, @Nullable InputStream body) {
    var files = files(request, orEmpty(body));
    var output = projects.resolve(files.project()).resolve(".cflow");
    return new Delivery(request.tenant(), request.idempotencyKey(), files, Optional.empty(), output);
  }

  private ProjectFiles files(Request request, InputStream body) {
    var project = request.selection().project();
    return switch (mediaType(request)) {
      case "multipart/form-data" -> new MultipartBody(limits).read(body, request.contentType(), project);
      case "application/json" -> new DocumentsJson(limits).read(body, project);
      case "application/zip", "application/x-tar", "application/gzip", "application/x-gzip", "application/octet-stream" ->
          new ProjectArchive(limits).read(body, ProjectName.of(project).text());
      default -> throw new BadRequest(
          415, "send multipart/form-data, application/json, application/zip or application/x-tar");
    };
  }

  public Answer answer(Request request, @Nullable InputStream body) {
    return commands.answer(request, json(request, body));
  }

  public SignalRequest signal(Request request, @Nullable InputStream body) {
    return commands.signal(request, json(request, body));
  }

  /** The type has to be said: what calls itself plain text, any web page may send here from its reader's browser. */
  private static byte[] json(Request request, @Nullable InputStream body) {
    if (!mediaType(request).equals("application/json")) {
      throw new BadRequest(415, "send application/json");
    }
    return bounded(orEmpty(body));
  }

  private static String mediaType(Request request) {
    return request.contentType().toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
  }

  private static InputStream orEmpty(@Nullable InputStream body) {
    return body == null ? InputStream.nullInputStream() : body;
  }

  private static byte[] bounded(InputStream body) {
    try {
      var bytes = body.readNBytes(MAX_COMMAND_BYTES + 1);
      if (bytes.length > MAX_COMMAND_BYTES) {
        throw new BadRequest(413, "the body is longer than " + MAX_COMMAND_BYTES + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
