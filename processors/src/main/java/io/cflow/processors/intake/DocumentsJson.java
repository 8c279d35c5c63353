package io.cflow.processors.intake;

import io.cflow.domain.ProjectFiles;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Documents as JSON: <code>{"project": "shop", "documents": [{"path": "docs/prd.md", "content": "# PRD"}]}</code>. */
public final class DocumentsJson {

  private static final int MAX_DEPTH = 8;

  private record Submission(@Nullable String project, @Nullable List<@Nullable Text> documents) {}

  private record Text(@Nullable String path, @Nullable String content) {}

  private final IntakeLimits limits;
  private final JsonMapper mapper;

  public DocumentsJson() {
    this(IntakeLimits.DEFAULT);
  }

  public DocumentsJson(IntakeLimits limits) {
    this.limits = limits;
    this.mapper = strictMapper(limits);
  }

  /**
   * Reads the body; does not close the stream.
   *
   * @param project the name to use when the JSON has none; empty if there is none
   * @throws IntakeRefused if the text is not such JSON, or breaks a limit of the whole project
   */
  public ProjectFiles read(InputStream json, String project) {
    var submission = parse(BoundedBytes.of(json, limits.maxProjectBytes()));
    if (submission.documents() == null) {
      throw malformed("'documents' is missing");
    }
    var gathering = new Gathering(limits);
    submission.documents().forEach(document -> offer(document, gathering));
    return gathering.finish(ProjectName.of(submission.project() == null ? project : submission.project()));
  }

  private static void offer(@Nullable Text document, Gathering gathering) {
    if (document == null || document.path() == null || document.content() == null) {
      throw malformed("a document needs 'path' and 'content'");
    }
    gathering.offer(document.path(), document.content().getBytes(StandardCharsets.UTF_8));
  }

  private Submission parse(byte[] json) {
    try {
      var submission = mapper.readValue(json, Submission.class);
      if (submission == null) {
        throw malformed("an object is expected");
      }
      return submission;
    } catch (JacksonException e) {
      throw malformed("not the JSON we expect" + place(e));
    }
  }

  /** Coercions are off: a number that becomes a path is a mistake somebody should hear of. */
  private static JsonMapper strictMapper(IntakeLimits limits) {
    var constraints = StreamReadConstraints.builder()
        .maxNestingDepth(MAX_DEPTH)
        .maxStringLength(Math.toIntExact(limits.maxProjectBytes()))
        .maxNameLength(100)
        .maxNumberLength(100)
        .build();
    var factory = JsonFactory.builder()
        .streamReadConstraints(constraints)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .withCoercionConfig(LogicalType.Textual, text -> text
            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .build();
  }

  private static IntakeRefused malformed(String reason) {
    return new IntakeRefused(IntakeRefused.Code.MALFORMED, reason);
  }

  /** Where a parser stopped; it does not know when a limit stopped it. */
  private static String place(JacksonException e) {
    var at = e.getLocation();
    return at == null ? "" : ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }
}
