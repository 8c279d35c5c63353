package io.cflow.processors.bmad.receipt;

import io.cflow.domain.DocumentType;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.receipt.Place.Content;
import io.cflow.processors.bmad.text.Heading;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.Section;
import io.cflow.processors.bmad.text.Sections;
import io.cflow.processors.bmad.words.SectionKind;
import io.cflow.processors.bmad.words.Vocabulary;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The section that each line of a document stands in: the innermost one that the format names. A document that is no
 * planning document has no sections we know, whatever their names.
 */
final class Places {

  private static final Pattern TOP_KEY = Pattern.compile("^([\\w-]{1,60}):");
  private static final Set<String> TRACKED = Set.of("development_status", "action_items");

  private final Harvest harvest;
  private final Markdown document;
  private final Place[] places;
  private final Readership readership;

  private Places(Harvest harvest) {
    this.harvest = harvest;
    this.document = harvest.text();
    this.readership = new Readership(harvest);
    this.places = new Place[document.size() + 1];
    Arrays.fill(places, Place.NOWHERE);
  }

  static Places of(Harvest harvest) {
    var found = new Places(harvest);
    if (harvest.document().type() == DocumentType.OTHER) {
      return found;
    }
    found.headings();
    found.labels();
    found.frontmatter();
    found.keys(harvest.document().type());
    return found;
  }

  Place at(int line) {
    return places[line];
  }

  /** An unknown heading inside a known section belongs to it. */
  private void headings() {
    var open = new ArrayDeque<Heading>();
    var above = new ArrayDeque<Place>();
    for (int i = 0; i < document.headings().size(); i++) {
      var heading = document.headings().get(i);
      while (!open.isEmpty() && open.peek().last() < heading.line()) {
        open.pop();
        above.pop();
      }
      var place = place(heading, above.isEmpty() ? Place.NOWHERE : above.peek());
      open.push(heading);
      above.push(place);
      int next = i + 1 < document.headings().size() ? document.headings().get(i + 1).line() : places.length;
      Arrays.fill(places, heading.line(), next, place);
    }
    title();
  }

  private Place place(Heading heading, Place above) {
    var content = KnownSections.of(heading.text());
    if (content != null) {
      return new Place(heading.text(), readership.content(inside(above.content(), content), heading.line()));
    }
    return !above.isKnown() && harvest.isMapped(heading.line()) ? new Place(heading.text(), Content.TEXT) : above;
  }

  /** What a reviewer writes below a heading "Requirements" is still a review. */
  private static Content inside(Content above, Content own) {
    boolean record = above == Content.RECORD && own != Content.FILES && own != Content.CHANGES;
    return record ? Content.RECORD : own;
  }

  /** The title names the document, not a section of it. */
  private void title() {
    var title = document.title();
    if (title != null && title.level() == 1 && !places[title.line()].isKnown()) {
      places[title.line()] = new Place(title.text(), Content.TEXT);
    }
  }

  /** Labels such as {@code **Acceptance Criteria:**} open sections, too; those of mere text change nothing. */
  private void labels() {
    Sections.of(document, 1, document.size()).all().filter(Section::isLabel)
        .filter(label -> places[label.line()].content() != Content.RECORD)
        .forEach(label -> {
          var content = content(label);
          if (content != null) {
            var read = readership.content(content, label.line());
            Arrays.fill(places, label.line(), label.last() + 1, new Place(label.title(), read));
          }
        });
  }

  private static @org.jspecify.annotations.Nullable Content content(Section label) {
    if (label.kind() == SectionKind.CRITERIA && Vocabulary.isReport(label.title())) {
      return Content.RECORD;
    }
    return switch (label.kind()) {
      case CRITERIA -> Content.CRITERIA;
      case TASKS -> Content.TASKS;
      case NEEDS, BLOCKS -> Content.ORDER;
      case COVERAGE -> Content.COVERAGE;
      case FILES -> Content.FILES;
      case NOT_CRITERIA, RECORD -> Content.RECORD;
      case REQUIREMENTS, STATUS, STATEMENT, NOTES, OTHER -> null;
    };
  }

  /** Settings, gates and trackers have keys in the place of sections. */
  private void keys(DocumentType type) {
    if (!document.path().matches("(?i).*\\.(?:ya?ml|toml)")) {
      return;
    }
    var place = new Place(type.label(), Content.TEXT);
    for (int line = 1; line <= document.size(); line++) {
      var key = TOP_KEY.matcher(document.line(line));
      if (type == DocumentType.SPRINT_STATUS && key.lookingAt()) {
        place = new Place(key.group(1), TRACKED.contains(key.group(1)) ? Content.TRACKER : Content.TEXT);
      }
      places[line] = key.lookingAt() ? new Place(place.name(), Content.TEXT) : place;
    }
  }

  private void frontmatter() {
    for (int line = 1; line <= document.size() && document.kind(line) == Markdown.Kind.FRONTMATTER; line++) {
      places[line] = new Place("front matter", Content.TEXT);
    }
  }
}
