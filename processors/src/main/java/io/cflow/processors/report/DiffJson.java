package io.cflow.processors.report;

import io.cflow.engine.change.Change;
import io.cflow.engine.change.Impact;
import io.cflow.engine.change.PlanDiff;
import io.cflow.engine.change.PlanItem;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What differs between two versions of a plan, as the JSON of {@code cflow diff --json}. */
public final class DiffJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private record View(List<ChangeView> changes, List<TouchedView> touched, Set<String> waiting) {}

  private record ChangeView(
      String kind, String item, String name, @Nullable SideView before, @Nullable SideView after) {}

  private record SideView(String id, String text, String path, int firstLine, int lastLine) {}

  private record TouchedView(String story, List<String> because) {}

  private DiffJson() {}

  /** Returns one JSON document with line feeds, ending without one. */
  public static String render(PlanDiff diff, Impact impact) {
    var changes = diff.changes().stream().map(DiffJson::view).toList();
    var touched = impact.touched().entrySet().stream()
        .map(each -> new TouchedView(each.getKey(), each.getValue().stream().map(Change::toString).toList())).toList();
    return MAPPER.writeValueAsString(new View(changes, touched, impact.waiting())).replace("\r\n", "\n");
  }

  private static ChangeView view(Change change) {
    return new ChangeView(
        change.kind().label(), change.item().kind().name().toLowerCase(Locale.ROOT), change.item().name(),
        side(change.before()), side(change.after()));
  }

  private static @Nullable SideView side(@Nullable PlanItem item) {
    return item == null ? null : new SideView(
        item.id(), item.text(), item.span().path(), item.span().firstLine(), item.span().lastLine());
  }
}
