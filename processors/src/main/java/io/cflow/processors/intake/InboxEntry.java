package io.cflow.processors.intake;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Refusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A folder or a file right below the inbox with all that was seen of it.
 *
 * @param files not empty, ordered by path
 * @param marker when its {@code .done} file was written; {@link Instant#MIN} if there is none
 */
record InboxEntry(String name, List<InboxFile> files, Instant marker) {

  private static final String DONE = ".done";
  private static final Pattern ARCHIVE_END = Pattern.compile("(?i)\\.(zip|tar|tgz|tar\\.gz)$");

  /** All entries that are or could be projects, ordered by name. */
  static List<InboxEntry> in(List<InboxFile> listing) {
    var visible = listing.stream().filter(file -> !file.isIgnored()).toList();
    var markers = visible.stream()
        .filter(InboxEntry::isMarker)
        .collect(Collectors.toMap(InboxEntry::marked, InboxFile::modified, (one, other) -> one));
    return visible.stream()
        .filter(file -> !isMarker(file))
        .sorted(Comparator.comparing(InboxFile::path))
        .collect(Collectors.groupingBy(InboxFile::entry, TreeMap::new, Collectors.toList()))
        .entrySet().stream()
        .map(entry -> new InboxEntry(entry.getKey(), entry.getValue(), marker(entry.getKey(), markers)))
        .filter(InboxEntry::concernsUs)
        .toList();
  }

  boolean isArchive() {
    return !isFolder() && ARCHIVE_END.matcher(name).find();
  }

  /** Empty for a name that is no project name. */
  String projectName() {
    return isArchive() ? stem(name) : name;
  }

  InboxProject project() {
    return new InboxProject(projectName(), name, isArchive(), listing());
  }

  /** The marker counts only if nothing was written after it: an old one says nothing about a new delivery. */
  boolean isMarkedDone() {
    return files.stream().map(InboxFile::modified).allMatch(modified -> !modified.isAfter(marker));
  }

  String listing() {
    var fingerprint = new Fingerprint();
    files.forEach(file -> fingerprint.add(file.path()).add(file.size()).add(file.modified().toString()));
    return fingerprint.hex();
  }

  /** Why it can never become a project; empty or one refusal. */
  List<Refusal> problem() {
    if (!isFolder() && files.getFirst().link()) {
      return List.of(refusal(DiagnosticCode.LINK_REFUSED, "a link"));
    }
    if (!isFolder() && !isArchive()) {
      return List.of(refusal(DiagnosticCode.UNREADABLE, "a single document; put it into a folder with its project"));
    }
    try {
      ProjectName.of(projectName());
      return List.of();
    } catch (IntakeRefused bad) {
      return List.of(refusal(DiagnosticCode.UNSAFE_PATH, bad.reason()));
    }
  }

  private Refusal refusal(DiagnosticCode code, String reason) {
    return new Refusal(name, code, reason);
  }

  private boolean isFolder() {
    return files.getFirst().isInFolder();
  }

  /** Other files lying about are not ours to judge or to move. */
  private boolean concernsUs() {
    return isFolder() || isArchive() || files.getFirst().link() || DocumentPaths.isDocument(name);
  }

  private static boolean isMarker(InboxFile file) {
    return !file.isInFolder() && file.path().toLowerCase(Locale.ROOT).endsWith(DONE);
  }

  private static String marked(InboxFile marker) {
    return marker.path().substring(0, marker.path().length() - DONE.length());
  }

  /** {@code shop.zip} is marked by {@code shop.zip.done} or {@code shop.done}. */
  private static Instant marker(String name, Map<String, Instant> markers) {
    return markers.getOrDefault(name, markers.getOrDefault(stem(name), Instant.MIN));
  }

  private static String stem(String name) {
    return ARCHIVE_END.matcher(name).replaceFirst("");
  }
}
