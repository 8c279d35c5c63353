package io.cflow.processors.bmad;

import io.cflow.domain.DocumentType;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Decides what a file is: the first rule that fires, by name, by path or by what is written in it. */
final class TypeDetector {

  /** What was decided, and the id of the rule that did it. */
  record Decision(DocumentType type, String rule) {}

  /** A file as the rules see it. */
  record Candidate(String path, Markdown text) {
    String lower() {
      return path.toLowerCase(Locale.ROOT);
    }

    String name() {
      return lower().substring(lower().lastIndexOf('/') + 1);
    }

    /** Name of the folder, empty at the root. */
    String folder() {
      var folders = lower().split("/");
      return folders.length < 2 ? "" : folders[folders.length - 2];
    }

    /** Whether any folder above the file has such a name. */
    boolean isBelow(String regex) {
      var folders = lower().split("/");
      return java.util.Arrays.stream(folders, 0, folders.length - 1).anyMatch(folder -> folder.matches(regex));
    }

    boolean isYaml() {
      return name().endsWith(".yaml") || name().endsWith(".yml");
    }

    boolean isMarkdown() {
      return name().endsWith(".md") || name().endsWith(".markdown") || name().endsWith(".mdx");
    }

    boolean named(String regex) {
      return name().matches(regex);
    }

    boolean titled(String regex) {
      var title = text.title();
      return title != null && title.level() == 1 && title.text().toLowerCase(Locale.ROOT).matches(regex);
    }

    boolean hasLine(Pattern pattern) {
      return text.lines().stream().anyMatch(line -> pattern.matcher(line).matches());
    }

    boolean hasFrontmatter(String key) {
      return YamlText.scalar(text.frontmatter(), key).isPresent();
    }

    String workflowType() {
      return YamlText.scalar(text.frontmatter(), "workflowType").map(YamlText.Scalar::value).orElse("");
    }

    long headings(String regex) {
      return text.headings().stream().filter(heading -> heading.text().matches(regex)).count();
    }
  }

  private record Rule(String id, DocumentType type, Predicate<Candidate> fires) {}

  private static final Pattern GATE_KEY = Pattern.compile("^gate:\\s*\\S.*");
  private static final Pattern TRACKER_KEY = Pattern.compile("^development_status:\\s*(?:#.*)?$");
  private static final List<Rule> YAML_RULES = List.of(
      rule("sprint-status", DocumentType.SPRINT_STATUS, file -> file.named("sprint-status.*")
          || file.hasLine(TRACKER_KEY)),
      rule("story-breakdown", DocumentType.EPICS, file -> file.named("stories\\.ya?ml")),
      rule("qa-gate", DocumentType.QA_GATE, file -> file.lower().contains("/gates/") || file.hasLine(GATE_KEY)),
      rule("workflow-status", DocumentType.WORKFLOW_STATUS, file -> file.named(".*workflow-status.*")),
      rule("config", DocumentType.CORE_CONFIG,
          file -> file.named("core-config\\.ya?ml|config\\.ya?ml|manifest\\.ya?ml")),
      rule("other-yaml", DocumentType.OTHER, file -> true));
  private static final List<Rule> NAME_RULES = List.of(
      rule("retrospective", DocumentType.RETROSPECTIVE,
          file -> file.named(".*retro(?:spective)?[-_.\\d].*|.*retrospective.*") && !isStory(file)),
      rule("change-proposal", DocumentType.CHANGE_PROPOSAL,
          file -> file.named(".*(?:change-proposal|change_proposal|sprint-change|course-correct|story-change"
              + "|change-request).*")
              || file.titled(".*sprint change proposal.*")),
      rule("readiness", DocumentType.READINESS_REPORT,
          file -> file.named(".*(?:implementation[-_]readiness|readiness[-_](?:report|check|assessment)"
              + "|review-readiness).*|readiness.*") && !isNumbered(file)),
      rule("qa-assessment", DocumentType.QA_ASSESSMENT, file -> file.lower().contains("/assessments/")
          || file.named(".*-(?:risk|test-design|nfr|trace)-\\d{8}\\.md|nfr-assessment.*|test-design-.*"
          + "|traceability-matrix.*")
          || file.workflowType().startsWith("testarch")
          || file.titled("(?:risk profile|test design|nfr assessment|requirements traceability).*")),
      rule("validation-report", DocumentType.VALIDATION_REPORT,
          file -> file.named(".*(?:validation[-_](?:report|summary|notes|results)|[-_]validation[-_.].*summary).*"
              + "|validation-.*")),
      rule("project-context", DocumentType.PROJECT_CONTEXT,
          file -> file.named("project[-_]context.*|agents\\.md|claude\\.md")),
      rule("brainstorming", DocumentType.BRAINSTORMING, file -> file.named(".*brainstorm.*") || file.lower()
          .contains("/brainstorming/")),
      rule("research", DocumentType.RESEARCH,
          file -> file.named(".*(?:market|technical|domain|competitor|user)[-_]research.*|research[-_.].*")
          || file.lower().contains("/research/") || file.workflowType().equals("research")),
      rule("workflow-prd", DocumentType.PRD, file -> file.workflowType().equals("prd")),
      rule("workflow-architecture", DocumentType.ARCHITECTURE, file -> file.workflowType().equals("architecture")),
      rule("brief", DocumentType.BRIEF,
          file -> file.named("(?:.*[-_])?(?:project|product)[-_]?brief.*|brief\\.md|.*-brief\\.md")
          || file.titled("(?:project|product) brief.*")),
      rule("shard-index", DocumentType.INDEX, file -> file.named("index\\.md|00-index\\.md") && !file.folder()
          .isEmpty()));
  private static final List<Rule> CONTENT_RULES = List.of(
      rule("story-support", DocumentType.STORY_SUPPORT, StoryEvidence::isSupport),
      rule("story", DocumentType.STORY, StoryEvidence::isStory),
      rule("epic-file", DocumentType.EPIC, EpicEvidence::isEpic),
      rule("epics-file", DocumentType.EPICS, EpicEvidence::isEpics),
      rule("tech-spec", DocumentType.TECH_SPEC, file -> file.named("tech[-_]spec.*")
          || file.titled("tech(?:nical)?[- ]spec(?:ification)?.*")
          || StoryEvidence.isBuildSpec(file) || file.named("spec\\.md") || file.hasFrontmatter("files_to_modify")),
      rule("ux-shard", DocumentType.UX_SHARD, file -> file.folder()
          .matches("(?:ui-ux|ux|front-?end)[-_]?(?:spec\\w*|design\\w*)?")),
      rule("ux", DocumentType.UX,
          file -> file.named("(?:front-?end-spec|ux[-_]?.*|ui[-_]ux.*|design|experience)\\.md|.*(?:ux-(?:design"
              + "|spec)|ui-spec|ui-ux).*")
          || file.titled(".*(?:ui/ux|ux design|user experience).*specification.*")),
      rule("prd-shard", DocumentType.PRD_SHARD, file -> file.isBelow("prd|prd-shards?|prd[-_].*")
          && !file.named("prd\\.md")),
      rule("prd", DocumentType.PRD, file -> file.named("(?:.*[-_])?prd(?:[-_.].*)?\\.md|product-requirements.*\\.md")
          || file.titled(".*(?:product requirements document|\\bprd\\b).*") || isRequirementsDocument(file)),
      rule("architecture-shard", DocumentType.ARCHITECTURE_SHARD,
          file -> file.isBelow("architecture|architectures?-shards?|sharded-architecture")
              && !file.named("(?:readme|.*migration-plan)\\.md")),
      rule("architecture", DocumentType.ARCHITECTURE, file -> file.named(".*architecture.*\\.md")
          || file.titled(".*architecture (?:decision )?(?:document|spine).*")
          || file.headings("(?i)(?:\\d+\\.? )?(?:tech stack|components|data models|source tree|core workflows)") >= 3),
      rule("checklist", DocumentType.CHECKLIST, file -> file.named(".*checklist.*") || file.folder()
          .equals("checklists")));

  private TypeDetector() {}

  private static Rule rule(String id, DocumentType type, Predicate<Candidate> fires) {
    return new Rule(id, type, fires);
  }

  static Decision detect(String path, Markdown text) {
    var file = new Candidate(path, text);
    if (file.isYaml()) {
      return first(YAML_RULES, file);
    }
    if (file.name().endsWith(".toml") && file.lower().contains("bmad")) {
      return new Decision(DocumentType.CORE_CONFIG, "config");
    }
    if (!file.isMarkdown()) {
      return new Decision(DocumentType.OTHER, "not-markdown");
    }
    var byName = first(NAME_RULES, file);
    return byName.rule().equals("unclassified") ? first(CONTENT_RULES, file) : byName;
  }

  private static Decision first(List<Rule> rules, Candidate file) {
    return rules.stream().filter(rule -> rule.fires().test(file)).map(rule -> new Decision(rule.type(), rule.id()))
        .findFirst()
        .orElse(new Decision(DocumentType.OTHER, "unclassified"));
  }

  private static boolean isStory(Candidate file) {
    return isNumbered(file) && StoryFileReader.heading(file.text()).isPresent();
  }

  private static boolean isNumbered(Candidate file) {
    return StoryFileName.of(file.name()).isPresent();
  }

  private static boolean isRequirementsDocument(Candidate file) {
    return file.headings("(?i)(?:\\d+\\.? )?(?:goals|requirements|functional requirements|non[- ]?functional"
        + " requirements|technical assumptions"
        + "|epic list|success criteria|user journeys|product scope|goals and background context)") >= 4;
  }
}
