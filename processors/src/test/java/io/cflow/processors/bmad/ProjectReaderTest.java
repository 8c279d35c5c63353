package io.cflow.processors.bmad;

import static io.cflow.processors.bmad.Project.codes;
import static io.cflow.processors.bmad.Project.epicIds;
import static io.cflow.processors.bmad.Project.ids;
import static io.cflow.processors.bmad.Project.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.Receipt.Treatment;
import io.cflow.domain.Refusal;
import io.cflow.domain.Requirement;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectReaderTest {

  private static final String STORY = """
      # Story 1.1: Lend a book

      ## Status
      Approved

      ## Story
      **As a** librarian,
      **I want** to lend a book,
      **so that** somebody can read it.

      ## Acceptance Criteria
      1. A free book can be lent.
      2. A lent book cannot.

      ## Tasks / Subtasks
      - [x] Write the check (AC: 1)
        - [ ] Cover the refusal (AC: 2)
      """;

  @Test
  void an_empty_project_gives_an_empty_plan() {
    var plan = new Project().read();
    assertThat(plan.stories()).isEmpty();
    assertThat(plan.documents()).isEmpty();
    assertThat(plan.contentHash()).hasSize(64);
  }

  @Test
  void a_story_file_gives_a_whole_story() {
    var story = Project.with("docs/stories/1.1.story.md", STORY).story();
    assertThat(story.id()).isEqualTo("1.1");
    assertThat(story.title()).isEqualTo("Lend a book");
    assertThat(story.epic()).isEqualTo("1");
    assertThat(story.status()).isEqualTo(StoryStatus.APPROVED);
    assertThat(story.statement()).hasValueSatisfying(statement -> {
      assertThat(statement.role()).isEqualTo("librarian");
      assertThat(statement.goal()).isEqualTo("lend a book");
      assertThat(statement.benefit()).isEqualTo("somebody can read it");
    });
    assertThat(story.criteria()).extracting(criterion -> criterion.printed()).containsExactly("1", "2");
    assertThat(story.tasks()).extracting(task -> task.depth()).containsExactly(0, 1);
    assertThat(story.tasks()).extracting(task -> task.criteria()).containsExactly(List.of(1), List.of(2));
    assertThat(story.source().toString()).isEqualTo("docs/stories/1.1.story.md:1");
  }

  @Test
  void a_requirements_document_alone_gives_requirements_epics_and_stories() {
    var plan = Project.with("docs/prd.md", """
        # Library Product Requirements Document (PRD)

        ## Requirements

        ### Functional
        - FR1: Books can be lent.
        - **FR-002:** Books can be returned.

        ### Non Functional
        - NFR1: Searches answer within a second.

        ## Epic 1 Lending

        Lend and take back.

        ### Story 1.1 Lend a book

        As a reader,
        I want to borrow a book,
        so that I can read it.

        #### Acceptance Criteria

        1. It is marked as lent.
        2. The due date is shown.
        """).read();
    assertThat(plan.requirements(Requirement.Kind.FUNCTIONAL)).extracting(Requirement::id)
        .containsExactly("FR1", "FR2");
    assertThat(plan.requirements(Requirement.Kind.NON_FUNCTIONAL)).extracting(Requirement::id).containsExactly("NFR1");
    assertThat(plan.epics()).singleElement().satisfies(epic -> assertThat(epic.title()).isEqualTo("Lending"));
    assertThat(story(plan, "1.1").criteria()).hasSize(2);
    assertThat(story(plan, "1.1").definitions()).singleElement()
        .satisfies(definition -> assertThat(definition.kind()).isEqualTo(StoryDefinition.Kind.PRD));
  }

  @Test
  void a_story_in_plan_file_and_copy_is_one_story() {
    var epic = """
        # Epic 1: Lending

        ## Story 1.1: Lend a book
        **Acceptance Criteria:**
        1. One.
        2. Two.
        3. Three.
        """;
    var plan = Project.with("docs/prd/epic-1-lending.md", epic).and("copy/prd/epic-1-lending.md", epic)
        .and("docs/stories/1.1.story.md", STORY).read();
    assertThat(ids(plan)).containsExactly("1.1");
    assertThat(story(plan, "1.1").definitions()).extracting(definition -> definition.criteria().size())
        .containsExactly(2, 3, 3);
    assertThat(codes(plan)).contains(DiagnosticCode.DUPLICATE_DOCUMENT);
  }

  @Test
  void one_number_with_two_titles_is_two_stories() {
    var other = STORY.replace("Lend a book", "Print membership cards");
    var plan = Project.with("docs/stories/1.1.lend.md", STORY).and("docs/stories/1.1.print.md", other).read();
    assertThat(ids(plan)).containsExactlyInAnyOrder("1.1", "1.1-print-membership-cards");
    assertThat(codes(plan)).contains(DiagnosticCode.DUPLICATE_ID);
  }

  @Test
  void file_and_tracker_that_disagree_drift_and_the_lower_counts() {
    var plan = Project.with("docs/stories/1-1-lend-a-book.md", STORY).and("docs/sprint-status.yaml", """
        development_status:
          epic-1: in-progress
          1-1-lend-a-book: done  # merged
          1-10-another: backlog
          epic-1-retrospective: optional
        """).read();
    var story = story(plan, "1.1");
    assertThat(story.statuses()).extracting(stated -> stated.source())
        .containsExactly(Source.STORY_FILE, Source.TRACKER);
    assertThat(story.status()).isEqualTo(StoryStatus.APPROVED);
    assertThat(codes(plan)).contains(DiagnosticCode.STATUS_DRIFT, DiagnosticCode.ORPHAN_STORY);
  }

  @Test
  void a_zero_byte_story_file_keeps_its_story() {
    var plan = Project.with("docs/stories/2.10.story.md", "")
        .and("docs/stories/2.1.story.md", STORY.replace("1.1", "2.1")).read();
    assertThat(ids(plan)).containsExactly("2.1", "2.10");
    assertThat(story(plan, "2.10").definitions()).extracting(StoryDefinition::kind)
        .containsExactly(StoryDefinition.Kind.STORY_EMPTY);
    assertThat(codes(plan)).contains(DiagnosticCode.EMPTY_FILE);
  }

  @Test
  void nul_characters_do_not_cost_a_story() {
    var plan = Project.with("docs/stories/1.1.story.md", STORY.replace("A lent", "A\0\0 lent")).read();
    assertThat(story(plan, "1.1").criteria()).hasSize(2);
    assertThat(codes(plan)).contains(DiagnosticCode.BAD_ENCODING);
  }

  @Test
  void a_binary_is_kept_and_named() {
    var bytes = new byte[4_000];
    bytes[0] = 'P';
    var plan = Project.with("docs/stories/1.2.story.md", bytes).and("docs/stories/1.1.story.md", STORY).read();
    assertThat(ids(plan)).containsExactly("1.1");
    assertThat(codes(plan)).contains(DiagnosticCode.BINARY);
    assertThat(plan.receipt().entries()).extracting(entry -> entry.treatment()).contains(Treatment.KEPT);
  }

  @Test
  void every_encoding_gives_the_same_story() {
    var text = STORY.replace("librarian", "bibliothécaire");
    var utf16 = text.getBytes(StandardCharsets.UTF_16);
    var bom = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    var crlf = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    var latin = text.getBytes(java.nio.charset.Charset.forName("windows-1252"));
    for (var bytes : List.of(text.getBytes(StandardCharsets.UTF_8), utf16, bom, crlf, latin)) {
      var story = Project.with("docs/stories/1.1.story.md", bytes).story();
      assertThat(story.criteria()).hasSize(2);
      assertThat(story.statement().orElseThrow().role()).isEqualTo("bibliothécaire");
      assertThat(story.status()).isEqualTo(StoryStatus.APPROVED);
    }
  }

  @Test
  void bytes_that_are_not_utf8_are_reported() {
    var latin = STORY.replace("librarian", "bibliothécaire").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(codes(Project.with("docs/stories/1.1.story.md", latin).read())).contains(DiagnosticCode.BAD_ENCODING);
  }

  @Test
  void a_line_of_many_thousand_characters_is_reported_and_harmless() {
    var plan = Project.with("docs/stories/1.1.story.md", STORY + "\n" + "- [ ] " + "word, ".repeat(10_000)).read();
    assertThat(story(plan, "1.1").criteria()).hasSize(2);
    assertThat(codes(plan)).contains(DiagnosticCode.LONG_LINE);
  }

  @Test
  void two_megabytes_of_requirements_are_read_in_seconds() {
    var text = new StringBuilder("# Big Product Requirements Document (PRD)\n\n## Requirements\n\n");
    for (int i = 1; i <= 200; i++) {
      text.append("- FR").append(i).append(": ")
          .append("the system shall, at all times (and * in _all_ places), | work | ".repeat(200)).append('\n');
    }
    for (int epic = 1; epic <= 20; epic++) {
      text.append("## Epic ").append(epic).append(": Part\n");
      for (int story = 1; story <= 20; story++) {
        text.append("### Story %d.%d: Piece\n**Prerequisites:** Story %d.%d\n**Acceptance Criteria:**\n1. %s\n"
            .formatted(epic, story, epic, Math.max(1, story - 1), "It works. ".repeat(150)));
      }
    }
    long start = System.nanoTime();
    var plan = Project.with("docs/prd.md", text.toString()).read();
    assertThat(text.length()).isGreaterThan(1_800_000);
    assertThat(plan.stories()).hasSize(400);
    assertThat((System.nanoTime() - start) / 1_000_000_000.0).as("seconds").isLessThan(20);
  }

  @Test
  void lines_made_to_trap_patterns_are_read_in_seconds() {
    var traps = List.of("*".repeat(20_000), "| ".repeat(10_000), "(".repeat(20_000), "- [ ] ".repeat(3_000),
        "1. ".repeat(6_000),
        "Story 1.1-".repeat(2_000), "FR1, ".repeat(4_000), "**a".repeat(6_000), "[a](".repeat(5_000),
            "_ ".repeat(10_000), "Epic 1 ".repeat(2_500),
        "~".repeat(20_000), "x".repeat(20_000) + ":", "AC ".repeat(6_000), "depends on 1.1 ".repeat(1_300),
            "#".repeat(20_000), "<!--".repeat(5_000));
    long start = System.nanoTime();
    for (var trap : traps) {
      Project.with("docs/stories/1.1.story.md", STORY + "\n" + (trap + "\n").repeat(20))
          .and("docs/prd/epic-1.md", "# Epic 1: Trap\n" + (trap + "\n").repeat(20)).read();
    }
    assertThat((System.nanoTime() - start) / 1_000_000_000.0).as("seconds").isLessThan(30);
  }

  @Test
  void a_bad_file_does_not_stop_the_others() {
    var plan = Project.with("docs/stories/1.1.story.md", STORY)
        .and("docs/sprint-status.yaml", "development_status:\n  1-1-lend: [\n  1-2: !!java.net.URL [x]\n")
        .and("docs/qa/gates/1.1-lend.yml", "gate: 'PASS\n** broken").read();
    assertThat(ids(plan)).containsExactly("1.1");
    assertThat(codes(plan)).contains(DiagnosticCode.BAD_YAML, DiagnosticCode.GATE_PARTIAL);
  }

  @Test
  void front_matter_that_never_closes_is_body() {
    var plan = Project.with("docs/stories/1.1.story.md", "---\nnote: x\n\n" + STORY).read();
    assertThat(story(plan, "1.1").criteria()).hasSize(2);
    assertThat(codes(plan)).contains(DiagnosticCode.UNTERMINATED_FRONTMATTER);
  }

  @Test
  void front_matter_that_is_not_yaml_is_reported_and_the_body_read() {
    var plan = Project.with("docs/stories/1.1.story.md", "---\nhistory: [a: b: c\n---\n" + STORY).read();
    assertThat(story(plan, "1.1").criteria()).hasSize(2);
    assertThat(codes(plan)).contains(DiagnosticCode.BAD_YAML);
  }

  @Test
  void refused_files_stand_in_receipt_and_diagnostics() {
    var plan = new ProjectReader()
        .read(new ProjectFiles("p", List.of(), List.of(new Refusal("a.zip", DiagnosticCode.TOO_LARGE, "too large"))));
    assertThat(plan.receipt().entries()).singleElement().satisfies(entry -> assertThat(entry.treatment())
        .isEqualTo(Treatment.REFUSED));
    assertThat(codes(plan)).containsExactly(DiagnosticCode.TOO_LARGE);
  }

  @Test
  void the_order_of_files_never_shows() {
    var one = Project.with("docs/a.md", "# A").and("docs/stories/1.1.story.md", STORY).read();
    var other = Project.with("docs/stories/1.1.story.md", STORY).and("docs/a.md", "# A").read();
    assertThat(one).isEqualTo(other);
    assertThat(InspectJson.render(one)).isEqualTo(InspectJson.render(other));
  }

  @Test
  void the_content_hash_changes_with_content_and_with_path() {
    var plans = List.of(Project.with("a.md", "x").read(), Project.with("a.md", "y").read(), Project.with("b.md", "x")
        .read());
    assertThat(plans).extracting(Plan::contentHash).doesNotHaveDuplicates();
  }

  @Test
  void requirements_of_the_epic_are_inherited_and_marked_so() {
    var plan = Project.with("docs/epics.md", """
        # Library - Epic Breakdown

        ## Requirements Inventory
        ### Functional Requirements
        FR1: Lend.
        FR2: Return.
        FR3: Search.

        ### FR Coverage Map
        FR1: Epic 1 - lending
        FR2: Epic 1 - returning
        FR3: Epic 2 - search

        ## Epic List
        ### Epic 1: Lending
        Lend books. **FRs covered:** FR1-FR2
        ### Epic 2: Search
        Find books.

        ## Epic 1: Lending
        ### Story 1.1: Lend
        As a reader,
        I want to borrow,
        So that I can read.

        **Acceptance Criteria:**

        **Given** a free book
        **When** I borrow it
        **Then** it is mine
        **And** it is marked

        **Given** a lent book
        **When** I borrow it
        **Then** I am refused

        ## Epic 2: Search
        ### Story 2.1: Find
        """).read();
    assertThat(epicIds(plan)).containsExactly("1", "2");
    assertThat(plan.requirements()).extracting(Requirement::id).containsExactly("FR1", "FR2", "FR3");
    assertThat(story(plan, "1.1").covers()).allMatch(link -> link.inherited()).extracting(link -> link.requirement())
        .containsExactly("FR1", "FR2");
    assertThat(story(plan, "1.1").criteria()).hasSize(2);
    assertThat(story(plan, "2.1").covers()).extracting(link -> link.requirement()).containsExactly("FR3");
  }

  @Test
  void documents_are_typed_by_the_first_rule_that_fires() {
    var plan = Project.with("docs/prd/epic-1-lending.md", "# Epic 1: Lending\n## Story 1.1: Lend\n")
        .and("docs/prd/index.md", "# Index")
        .and("docs/prd/requirements.md", "# Requirements\n").and("docs/architecture/tech-stack.md", "# Tech Stack")
        .and("docs/brief.md", "# Project Brief: X")
        .and("docs/epic-1-retro-2026-01-01.md", "# Epic 1 Retrospective")
        .and("docs/qa/assessments/1.1-risk-20260101.md", "# Risk Profile: Story 1.1")
        .and("docs/stories/1.1.story.md", STORY).and("docs/notes.md", "# Notes")
        .and("docs/sprint-change-proposal-1.md", "# x").read();
    assertThat(plan.documents()).extracting(document -> document.type())
        .containsExactly(DocumentType.ARCHITECTURE_SHARD, DocumentType.BRIEF,
        DocumentType.RETROSPECTIVE, DocumentType.OTHER, DocumentType.EPIC, DocumentType.INDEX, DocumentType.PRD_SHARD,
            DocumentType.QA_ASSESSMENT,
        DocumentType.CHANGE_PROPOSAL, DocumentType.STORY);
  }
}
