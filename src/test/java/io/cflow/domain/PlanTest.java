package io.cflow.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final SourceSpan LINE = SourceSpan.line("epics.md", 4);

  private final Plan plan = new Plan(
      "fixture", "00", "v6",
      List.of(document("epics.md", DocumentType.EPICS), document("prd.md", DocumentType.PRD)),
      List.of(requirement("FR1", Requirement.Kind.FUNCTIONAL), requirement("NFR1", Requirement.Kind.NON_FUNCTIONAL)),
      List.of(new Epic("1", "Search", List.of(), "", List.of("FR1"), null, false, List.of(LINE))),
      Stream.of("1.1", "1.2", "2.1").map(PlanTest::story).toList(),
      List.of(), List.of(), List.of(), new Receipt(List.of()));

  @Test
  void a_story_is_found_by_its_id() {
    assertThat(plan.story("1.2")).map(Story::id).contains("1.2");
    assertThat(plan.story("9.9")).isEmpty();
  }

  @Test
  void the_stories_of_an_epic_are_its_own() {
    assertThat(plan.storiesOf("1")).extracting(Story::id).containsExactly("1.1", "1.2");
  }

  @Test
  void requirements_are_told_apart_by_kind() {
    assertThat(plan.requirements(Requirement.Kind.NON_FUNCTIONAL)).extracting(Requirement::id)
        .containsExactly("NFR1");
  }

  @Test
  void documents_are_told_apart_by_type() {
    assertThat(plan.documents(DocumentType.PRD)).extracting(Document::path).containsExactly("prd.md");
    assertThat(plan.documents(DocumentType.PRD, DocumentType.EPICS)).hasSize(2);
  }

  private static Document document(String path, DocumentType type) {
    return new Document(path, type, "rule", "00", 0, List.of());
  }

  private static Requirement requirement(String id, Requirement.Kind kind) {
    return new Requirement(id, kind, id, "", "text", List.of(), false, false, LINE, List.of());
  }

  private static Story story(String id) {
    var definition = new StoryDefinition(
        StoryDefinition.Kind.EPICS, id, LINE, null, List.of(), List.of(), List.of(), List.of());
    return new Story(
        id, List.of(), id.substring(0, 1), id, List.of(definition), List.of(),
        List.of(new RequirementLink("FR1", false, LINE)), false, false);
  }
}
