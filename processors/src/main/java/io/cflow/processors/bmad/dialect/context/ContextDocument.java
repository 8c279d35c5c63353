package io.cflow.processors.bmad.dialect.context;

import io.cflow.domain.DocumentType;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.Rule;
import java.util.List;
import java.util.regex.Pattern;

/** Documents that are read as a whole: context for the agents, not a source of items. */
public enum ContextDocument implements Dialect {

  PAPERS(
      Rule.name("validation-report", DocumentType.VALIDATION_REPORT,
          file -> file.named(".*(?:validation[-_](?:report|summary|notes|results)|[-_]validation[-_.].*summary).*"
              + "|validation-.*")),
      Rule.name("project-context", DocumentType.PROJECT_CONTEXT,
          file -> file.named("project[-_]context.*|agents\\.md|claude\\.md")),
      Rule.name("brainstorming", DocumentType.BRAINSTORMING, file -> file.named(".*brainstorm.*") || file.lower()
          .contains("/brainstorming/")),
      Rule.name("research", DocumentType.RESEARCH,
          file -> file.named(".*(?:market|technical|domain|competitor|user)[-_]research.*|research[-_.].*")
              || file.lower().contains("/research/") || file.workflowType().equals("research"))),

  UX(
      Rule.content("ux-shard", DocumentType.UX_SHARD, file -> file.folder()
          .matches("(?:ui-ux|ux|front-?end)[-_]?(?:spec\\w*|design\\w*)?")),
      Rule.content("ux", DocumentType.UX,
          file -> file.named("(?:front-?end-spec|ux[-_]?.*|ui[-_]ux.*|design|experience)\\.md|.*(?:ux-(?:design"
              + "|spec)|ui-spec|ui-ux).*")
              || file.titled(".*(?:ui/ux|ux design|user experience).*specification.*"))),

  ARCHITECTURE(
      Rule.name("workflow-architecture", DocumentType.ARCHITECTURE, file -> file.workflowType().equals("architecture")),
      Rule.content("configured-architecture", DocumentType.ARCHITECTURE,
          file -> file.settings().isArchitecture(file.path())),
      Rule.content("architecture-spine", DocumentType.ARCHITECTURE, file -> file.named("architecture-spine\\.md")),
      Rule.content("architecture-shard", DocumentType.ARCHITECTURE_SHARD,
          file -> file.isBelow("architecture|architectures?-shards?|sharded-architecture")
              && !file.named("(?:readme|.*migration-plan)\\.md")),
      Rule.content("architecture", DocumentType.ARCHITECTURE, file -> file.named(".*architecture.*\\.md")
          || file.titled(".*architecture (?:decision )?(?:document|spine).*")
          || file.headings("(?i)(?:\\d+\\.? )?(?:tech stack|components|data models|source tree|core workflows)")
              >= 3)),

  BRIEF(Rule.name("brief", DocumentType.BRIEF,
      file -> file.named("(?:.*[-_])?(?:project|product)[-_]?brief.*|brief\\.md|.*-brief\\.md")
          || file.titled("(?:project|product) brief.*"))),

  INDEX(Rule.name("shard-index", DocumentType.INDEX, file -> file.named("index\\.md|00-index\\.md")
      && !file.folder().isEmpty())),

  CHECKLIST(Rule.content("checklist", DocumentType.CHECKLIST, file -> file.named(".*checklist.*")
      || file.folder().equals("checklists"))),

  /** Files of the method itself, which a team may have changed. */
  METHOD(
      Rule.keys("workflow-definition", DocumentType.WORKFLOW_DEFINITION,
          file -> file.isYaml() && file.hasLine(Keys.WORKFLOW) && file.hasLine(Keys.SEQUENCE)),
      Rule.keys("template-definition", DocumentType.OTHER,
          file -> file.isYaml() && file.hasLine(Keys.TEMPLATE) && file.hasLine(Keys.SECTIONS)),
      Rule.keys("team-definition", DocumentType.OTHER, file -> file.isYaml() && file.hasLine(Keys.BUNDLE))),

  WORKFLOW_STATUS(Rule.keys("workflow-status", DocumentType.WORKFLOW_STATUS,
      file -> file.isYaml() && file.named(".*workflow-status.*"))),

  CONFIGURATION(
      Rule.keys("config", DocumentType.CORE_CONFIG,
          file -> file.isYaml() && file.named("core-config\\.ya?ml|config\\.ya?ml|manifest\\.ya?ml")),
      Rule.keys("config", DocumentType.CORE_CONFIG,
          file -> file.name().endsWith(".toml") && file.lower().contains("bmad")));

  /** Top keys by which files of the method are known. */
  private static final class Keys {
    static final Pattern WORKFLOW = Pattern.compile("^workflow:\\s*(?:#.*)?$");
    static final Pattern SEQUENCE = Pattern.compile("^\\s*(?:\\w{1,40}_)?(?:sequence|phases|steps):\\s*(?:#.*)?$");
    static final Pattern TEMPLATE = Pattern.compile("^template:\\s*(?:#.*)?$");
    static final Pattern SECTIONS = Pattern.compile("^sections:\\s*(?:#.*)?$");
    static final Pattern BUNDLE = Pattern.compile("^bundle:\\s*(?:#.*)?$");
  }

  private final List<Rule> rules;

  ContextDocument(Rule... rules) {
    this.rules = List.of(rules);
  }

  @Override
  public List<Rule> rules() {
    return rules;
  }
}
