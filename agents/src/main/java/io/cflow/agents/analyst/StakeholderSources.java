package io.cflow.agents.analyst;

import io.cflow.agents.analyst.Stakeholder.Mention;
import io.cflow.agents.analyst.Stakeholder.Source;
import io.cflow.agents.text.MarkdownTable;
import io.cflow.agents.text.Outline;
import io.cflow.agents.text.RequirementText;
import io.cflow.agents.text.RoleName;
import io.cflow.agents.text.Section;
import io.cflow.agents.text.Statement;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import java.util.List;
import java.util.stream.Stream;

/** Where the documents of a plan name people. */
final class StakeholderSources {

  private static final DocumentType[] PLANNING = {
      DocumentType.BRIEF, DocumentType.PRD, DocumentType.PRD_SHARD, DocumentType.UX, DocumentType.UX_SHARD,
      DocumentType.RESEARCH, DocumentType.PROJECT_CONTEXT, DocumentType.EPICS};

  private StakeholderSources() {}

  static List<Mention> in(Plan plan) {
    var sections = Outline.of(plan, PLANNING);
    return Stream.of(stories(plan), requirements(plan), personas(sections), tables(sections))
        .flatMap(each -> each).filter(mention -> !RoleName.key(mention.name()).isEmpty()).toList();
  }

  private static Stream<Mention> stories(Plan plan) {
    return plan.stories().stream().filter(story -> !story.retired()).flatMap(story -> story.statement().stream())
        .flatMap(statement -> RoleName.ofStory(statement.role()).stream()
            .map(role -> Mention.of(Source.STORY, role, statement.span())));
  }

  private static Stream<Mention> requirements(Plan plan) {
    return plan.requirements().stream().filter(requirement -> !requirement.dropped())
        .flatMap(requirement -> actor(RequirementText.of(requirement)).map(actor ->
            Mention.of(Source.REQUIREMENT, actor, requirement.source())));
  }

  private static Stream<String> actor(String text) {
    var statement = Statement.of(text);
    return statement.modal().matches("can|may") && statement.actor().split(" ").length <= 4
        && RoleName.isPerson(statement.actor()) ? Stream.of(statement.actor()) : Stream.empty();
  }

  private static Stream<Mention> personas(List<Section> sections) {
    return sections.stream().filter(section -> section.level() > 0)
        .filter(section -> section.isAbout("persona", "target user", "user journey", "user segment", "stakeholder",
            "target audience", "用户画像", "目标用户", "目標用戶", "目標使用者"))
        .flatMap(StakeholderSources::people).distinct();
  }

  /** The name in the heading itself, else those of its sub-headings and those its list items begin with. */
  private static Stream<Mention> people(Section section) {
    var source = section.isAbout("stakeholder") ? Source.STAKEHOLDER_LIST : Source.PERSONA;
    var children = section.children().stream().map(child ->
        Mention.of(source, RoleName.in(child.title()), child.heading())).filter(StakeholderSources::isNamed).toList();
    var items = section.items().stream().filter(item -> item.text().matches("[^:：]{2,60}[:：—–-].*"))
        .map(item -> Mention.of(source, RoleName.in(item.text()), item.at())).filter(StakeholderSources::isNamed);
    var own = Stream.of(Mention.of(source, labelled(section.title()), section.heading()))
        .filter(StakeholderSources::isNamed).toList();
    return own.isEmpty() ? Stream.concat(children.stream(), items) : own.stream();
  }

  /** "Persona: Dana, the operator" names somebody; "Target Users" does not. */
  private static String labelled(String title) {
    return title.matches(".*[:：—–].+") ? RoleName.in(title) : "";
  }

  private static boolean isNamed(Mention mention) {
    return !mention.name().isEmpty();
  }

  private static Stream<Mention> tables(List<Section> sections) {
    return sections.stream().flatMap(section -> section.tables().stream()).flatMap(StakeholderSources::rows);
  }

  private static Stream<Mention> rows(MarkdownTable table) {
    int influence = table.column("influence", "power");
    int interest = table.column("interest");
    int who = table.column("stakeholder", "role", "persona", "name", "approver", "user type");
    boolean scored = influence >= 0 && interest >= 0 || table.column("stakeholder", "persona") >= 0;
    boolean signed = table.column("signature", "sign-off", "signed", "approver", "approved by") >= 0;
    if (who < 0 || !scored && !signed) {
      return Stream.empty();
    }
    var source = signed ? Source.SIGN_OFF : Source.STAKEHOLDER_LIST;
    return table.rows().stream().map(row -> new Mention(source, RoleName.in(row.cell(who)), row.cell(influence),
        row.cell(interest), row.at())).filter(StakeholderSources::isNamed);
  }
}
