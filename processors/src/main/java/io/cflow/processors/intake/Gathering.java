package io.cflow.processors.intake;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.Refusal;
import io.cflow.domain.SourceFile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one submission has brought so far. Keeps the limits, and the promise of one content for each path. */
final class Gathering {

  private static final Comparator<Refusal> BY_PATH =
      Comparator.comparing(Refusal::path).thenComparing(Refusal::code).thenComparing(Refusal::reason);

  private final IntakeLimits limits;
  private final Map<String, byte[]> files = new HashMap<>();
  private final Set<String> contradictory = new HashSet<>();
  private final Set<Refusal> refusals = new HashSet<>();
  private long bytes;
  private int entries;

  Gathering(IntakeLimits limits) {
    this.limits = limits;
  }

  /** Counts something met on the way, document or not. */
  void meet() {
    if (++entries > limits.maxEntries()) {
      throw new IntakeRefused(IntakeRefused.Code.TOO_MANY_FILES, "more than %d entries".formatted(limits.maxEntries()));
    }
  }

  /** Takes a document somebody named explicitly, so that one we do not read is worth a refusal. */
  void offer(String untrusted, byte[] content) {
    meet();
    switch (EntryPath.of(untrusted)) {
      case EntryPath.Unsafe unsafe -> refuse(unsafe.shown(), DiagnosticCode.UNSAFE_PATH, unsafe.reason());
      case EntryPath.Safe safe when DocumentPaths.isDocument(safe.path()) -> take(safe.path(), content);
      case EntryPath.Safe safe -> refuse(safe.path(), DiagnosticCode.UNREADABLE, "not a planning document");
    }
  }

  /** @param path safe */
  void take(String path, byte[] content) {
    if (content.length > limits.maxFileBytes()) {
      refuse(path, DiagnosticCode.TOO_LARGE, "more than %d bytes".formatted(limits.maxFileBytes()));
    } else if (path.chars().filter(character -> character == '/').count() >= limits.maxDepth()) {
      refuse(path, DiagnosticCode.TOO_LARGE, "more than %d folders deep".formatted(limits.maxDepth() - 1));
    } else {
      count(content);
      keep(path, content);
    }
  }

  void refuse(String shown, DiagnosticCode code, String reason) {
    refusals.add(new Refusal(shown, code, reason));
    if (refusals.size() > limits.maxFiles()) {
      throw new IntakeRefused(
          IntakeRefused.Code.TOO_MANY_FILES, "more than %d refused files".formatted(limits.maxFiles()));
    }
  }

  ProjectFiles finish(ProjectName project) {
    var taken = files.entrySet().stream().map(file -> new SourceFile(file.getKey(), file.getValue())).toList();
    return new ProjectFiles(project.text(), taken, refusals.stream().sorted(BY_PATH).toList());
  }

  private void count(byte[] content) {
    bytes += content.length;
    if (bytes > limits.maxProjectBytes()) {
      throw new IntakeRefused(
          IntakeRefused.Code.TOO_LARGE, "more than %d bytes of documents".formatted(limits.maxProjectBytes()));
    }
  }

  /** Of two contents for one path neither is taken: which one counted would depend on the order of the archive. */
  private void keep(String path, byte[] content) {
    var earlier = files.putIfAbsent(path, content);
    if (contradictory.contains(path) || earlier != null && !Arrays.equals(earlier, content)) {
      files.remove(path);
      contradictory.add(path);
      refuse(path, DiagnosticCode.DUPLICATE_DOCUMENT, "several files of this name with different contents");
    } else if (files.size() > limits.maxFiles()) {
      throw new IntakeRefused(
          IntakeRefused.Code.TOO_MANY_FILES, "more than %d documents".formatted(limits.maxFiles()));
    }
  }
}
