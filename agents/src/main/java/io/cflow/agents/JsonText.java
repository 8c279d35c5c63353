package io.cflow.agents;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.cflow.domain.SourceSpan;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * Records as JSON: components in the order they are declared, {@code snake_case}, enums in lower case, evidence as
 * {@code path:line}, indented by two spaces, {@code \n} on every machine.
 */
public final class JsonText {

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
      .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
      .enable(SerializationFeature.INDENT_OUTPUT)
      .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
      .defaultPrettyPrinter(twoSpaces())
      // Only components: a convenience method called isEmpty() is not a part of the report.
      .changeDefaultVisibility(rules -> rules
          .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
          .withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
          .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE))
      .addModule(new SimpleModule("cflow")
          .addSerializer(SourceSpan.class, ToStringSerializer.instance)
          .addSerializer(new LowerCase()))
      .build();

  private JsonText() {}

  /** The text of {@code value}, ending in a line end. */
  public static String of(Record value) {
    return MAPPER.writeValueAsString(value) + "\n";
  }

  private static DefaultPrettyPrinter twoSpaces() {
    var indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
  }

  @SuppressWarnings("rawtypes")
  private static final class LowerCase extends StdSerializer<Enum> {

    LowerCase() {
      super(Enum.class);
    }

    @Override
    public void serialize(Enum value, JsonGenerator json, SerializationContext context) {
      json.writeString(value.name().toLowerCase(Locale.ROOT));
    }
  }
}
