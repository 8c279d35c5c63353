package io.cflow.processors.bmad.plan;

import io.cflow.domain.DocumentType;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.processors.bmad.harvest.EpicSighting;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.harvest.TrackerEntry;
import io.cflow.processors.bmad.words.StoryNumber;
import java.util.List;

/** What only the sprint status file knows: kept, so that nothing a team tracks vanishes. */
final class TrackedOnly {

  private TrackedOnly() {}

  static StoryDraft story(TrackerEntry entry, StoryNumber number, String title) {
    var definition = new StoryDefinition(Kind.TRACKER, title, entry.status().span(), null, List.of(), List.of(),
        List.of(), List.of());
    var sighting = new StorySighting(number, entry.key(), "", "", definition, List.of(), List.of(), List.of(), false,
        false);
    var draft = new StoryDraft(sighting, new Faces.Face(title, Kind.TRACKER, "", DocumentType.SPRINT_STATUS),
        new Editions(false));
    draft.track(entry.status(), entry.key());
    return draft;
  }

  static EpicDraft epic(TrackerEntry entry, String number) {
    var draft = new EpicDraft(new EpicSighting(
        number, "", "", List.of(), List.of(), false, false, false, entry.status().span()));
    draft.track(entry.status());
    return draft;
  }
}
