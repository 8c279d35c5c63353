package io.cflow.agents.analyst;

import io.cflow.agents.Escape;
import io.cflow.agents.Report;
import io.cflow.agents.analyst.StoryDraft.Check;
import io.cflow.agents.analyst.StoryDraft.Criterion;
import io.cflow.agents.text.Measure;
import io.cflow.agents.text.RoleName;
import io.cflow.agents.text.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns one requirement into a story skeleton: actor, verb and object by EARS; what it does not say stays open. */
final class StoryDrafter {

  private static final Pattern PURPOSE =
      Pattern.compile("\\b(?:so that|in order to|to ensure that|to ensure|to enable|to allow)\\s+(.{5,200})$");
  private static final String ROLE = Report.needsInput("role that wants this");

  private final String product;

  StoryDrafter(String product) {
    this.product = product;
  }

  /** Where the story goes. */
  record Place(String id, String area, int number, String nearest) {}

  StoryDraft draft(Sentence sentence, Place place) {
    var requirement = sentence.requirement();
    var assessment = Assessment.of(sentence, product);
    var text = sentence.shown();
    var ears = assessment.ears();
    var title = title(ears, text);
    var spidr = Spidr.signals(text);
    var criteria = criteria(ears, assessment.measures());
    var slug = Escape.slug(title, 40);
    return new StoryDraft(place.id(), place.area(),
        "user-stories/%s-%d%s.md".formatted(place.area(), place.number(), slug.isEmpty() ? "" : "-" + slug), title,
        role(ears), goal(ears, text), benefit(text), criteria, List.of(requirement.id()), place.nearest(), spidr,
        invest(assessment, requirement.text(), spidr, criteria), requirement.source());
  }

  private static String title(Ears ears, String text) {
    var action = PURPOSE.matcher(ears.response().isEmpty() ? text : ears.response()).replaceFirst("");
    var shortened = Escape.excerpt(action.split("[;:(（,，。；]|\\.\\s", 2)[0].strip(), 70);
    return shortened.isEmpty() ? text : Character.toUpperCase(shortened.charAt(0)) + shortened.substring(1);
  }

  private static boolean hasPerson(Ears ears) {
    return RoleName.isPerson(ears.actor());
  }

  private static String role(Ears ears) {
    return hasPerson(ears) ? RoleName.key(ears.actor()) : ROLE;
  }

  private static String goal(Ears ears, String text) {
    if (ears.response().isEmpty() || ears.actor().isEmpty()) {
      return text;
    }
    var action = PURPOSE.matcher(ears.response()).replaceFirst("").strip();
    return hasPerson(ears) ? "to " + action : subject(ears) + " to " + action;
  }

  private static String subject(Ears ears) {
    var actor = ears.actor();
    return actor.matches("(?i)(?:the|an?|all|each|any)\\s.*")
        ? Character.toLowerCase(actor.charAt(0)) + actor.substring(1)
        : "the " + actor;
  }

  private static String benefit(String text) {
    var purpose = PURPOSE.matcher(text);
    return purpose.find() ? purpose.group(1).replaceFirst("[.;]$", "") : Report.needsInput("benefit");
  }

  private static List<Criterion> criteria(Ears ears, List<String> measures) {
    var criteria = new ArrayList<Criterion>();
    var state = ears.pattern() == EarsPattern.STATE ? ears.trigger() : Report.needsInput("starting state");
    var result = ears.response().isEmpty() || hasPerson(ears) ? Report.needsInput("observable result")
        : subject(ears) + " " + indicative(ears.response());
    criteria.add(new Criterion(state, trigger(ears), result));
    measures.forEach(measure -> criteria.add(new Criterion(
        Report.needsInput("load and environment of the measurement"), "it is measured",
        "“" + measure + "” holds")));
    criteria.add(new Criterion(state, Report.needsInput("what can go wrong"), Report.needsInput("what happens then")));
    return criteria;
  }

  /** "show the total" becomes "shows the total". */
  private static String indicative(String response) {
    int space = response.indexOf(' ');
    var verb = space < 0 ? response : response.substring(0, space);
    var conjugated = Verbs.thirdPerson(verb);
    return (conjugated.equals(verb) ? "shall " + verb : conjugated) + (space < 0 ? "" : response.substring(space));
  }

  private static String trigger(Ears ears) {
    return switch (ears.pattern()) {
      case EVENT, UNWANTED -> ears.trigger();
      case NOT_APPLIED, NONE -> Report.needsInput("what starts it");
      default -> hasPerson(ears) ? "the " + RoleName.key(ears.actor()) + " tries to " + ears.response()
          : Report.needsInput("what starts it");
    };
  }

  private static List<Check> invest(
      Assessment assessment, String text, List<String> spidr, List<Criterion> criteria) {
    var vague = assessment.findings().stream().filter(each -> each.title().matches("vague term|open placeholder"))
        .map(Finding::words).toList();
    boolean refers = text.matches("(?s).*\\b(?:N?FR|CR)-?\\d.*");
    boolean solution = text.indexOf('`') >= 0;
    boolean benefit = PURPOSE.matcher(text).find();
    boolean measured = !Measure.in(text).isEmpty() || !assessment.ears().trigger().isEmpty();
    return List.of(
        new Check("Independent", !refers, refers ? "names another requirement" : "names no other requirement"),
        new Check("Negotiable", !solution, solution ? "prescribes names of the code" : "prescribes no code"),
        new Check("Valuable", benefit, benefit ? "states a purpose" : "states no purpose"),
        new Check("Estimable", vague.isEmpty(), vague.isEmpty() ? "no vague words" : "open: " + vague.getFirst()),
        new Check("Small", spidr.size() < 2, criteria.size() + " criteria, " + spidr.size() + " ways to split"),
        new Check("Testable", measured && vague.isEmpty(),
            measured ? "has a trigger or a number" : "has neither trigger nor number"));
  }
}
