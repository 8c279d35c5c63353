package io.cflow.processors.intake;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides which projects of a watched inbox can be taken: those nobody has touched for a while, and that are not the
 * version taken last. Immutable; knows neither clock nor file system. Quiet means that two looks at least the quiet
 * time apart saw the same: file times alone prove nothing, because copying tools set them back.
 */
public final class InboxProjects {

  /** When the present listing of an entry was first seen. */
  private record Sighting(String listing, Instant since) {}

  private record Taken(String listing, String contentHash) {}

  /**
   * What one look led to.
   *
   * @param next to look with the next time
   * @param ready to be read now, ordered by name; offered again until {@link #taken}
   * @param refused entries that can never become a project, to be moved out of the way; quiet, too
   */
  public record Look(InboxProjects next, List<InboxProject> ready, List<Refusal> refused) {

    public Look {
      ready = List.copyOf(ready);
      refused = List.copyOf(refused);
    }
  }

  private final Duration quiet;
  private final Map<String, Sighting> sightings;
  private final Map<String, Taken> taken;

  private InboxProjects(Duration quiet, Map<String, Sighting> sightings, Map<String, Taken> taken) {
    this.quiet = quiet;
    this.sightings = Map.copyOf(sightings);
    this.taken = Map.copyOf(taken);
  }

  /** Nothing seen yet. */
  public static InboxProjects watching(Duration quiet) {
    return new InboxProjects(quiet, Map.of(), Map.of());
  }

  /** @param listing everything below the inbox, in any order */
  public Look look(List<InboxFile> listing, Instant now) {
    var entries = InboxEntry.in(listing);
    var seen = new HashMap<String, Sighting>();
    entries.forEach(entry -> seen.put(entry.name(), sighting(entry, now)));
    var kept = new HashMap<>(taken);
    kept.keySet().retainAll(seen.keySet());

    var settled = entries.stream().filter(entry -> isSettled(entry, seen.get(entry.name()), now)).toList();
    var claims = claims(entries);
    return new Look(
        new InboxProjects(quiet, seen, kept),
        settled.stream().filter(entry -> isReady(entry, claims)).map(InboxEntry::project).toList(),
        settled.stream().flatMap(entry -> refusal(entry, claims).stream()).toList());
  }

  /** After its content was handed on, or found to be the same as before. */
  public InboxProjects taken(InboxProject project, String contentHash) {
    var more = new HashMap<>(taken);
    more.put(project.entry(), new Taken(project.listing(), contentHash));
    return new InboxProjects(quiet, sightings, more);
  }

  /** Whether the content differs from what was taken last: a touched file is no new version. */
  public boolean isNews(InboxProject project, String contentHash) {
    var before = taken.get(project.entry());
    return before == null || !before.contentHash().equals(contentHash);
  }

  private Sighting sighting(InboxEntry entry, Instant now) {
    var before = sightings.get(entry.name());
    boolean unchanged = before != null && before.listing().equals(entry.listing()) && !now.isBefore(before.since());
    return unchanged ? before : new Sighting(entry.listing(), now);
  }

  private boolean isSettled(InboxEntry entry, Sighting sighting, Instant now) {
    return entry.isMarkedDone() || Duration.between(sighting.since(), now).compareTo(quiet) >= 0;
  }

  private boolean isReady(InboxEntry entry, Map<String, String> claims) {
    var before = taken.get(entry.name());
    return entry.problem().isEmpty()
        && entry.name().equals(claims.get(entry.projectName()))
        && (before == null || !before.listing().equals(entry.listing()));
  }

  /** Which entry holds each project: of {@code shop} and {@code shop.zip} the one taken before, else the first. */
  private Map<String, String> claims(List<InboxEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.problem().isEmpty())
        .sorted(Comparator.comparing((InboxEntry entry) -> !taken.containsKey(entry.name()))
            .thenComparing(InboxEntry::name))
        .collect(Collectors.toMap(InboxEntry::projectName, InboxEntry::name, (first, later) -> first, TreeMap::new));
  }

  private static List<Refusal> refusal(InboxEntry entry, Map<String, String> claims) {
    var refusals = new ArrayList<>(entry.problem());
    var holder = claims.get(entry.projectName());
    if (refusals.isEmpty() && !entry.name().equals(holder)) {
      refusals.add(new Refusal(
          entry.name(), DiagnosticCode.DUPLICATE_DOCUMENT,
          "the inbox holds this project already: %s".formatted(holder)));
    }
    return refusals;
  }
}
