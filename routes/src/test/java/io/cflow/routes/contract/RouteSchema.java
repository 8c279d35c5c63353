package io.cflow.routes.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.Schema;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Camel's own JSON schema of the YAML, which visual editors use. It is stricter than the parser. */
final class RouteSchema {

  private static final Schema SCHEMA = load();

  private RouteSchema() {}

  static List<Finding> check(Path file) {
    try {
      return SCHEMA.validate(Files.readString(file), InputFormat.YAML).stream()
          .map(error -> new Finding(Rule.VALID, file.getFileName().toString(), error.toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema load() {
    try (var in = RouteSchema.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(text, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
