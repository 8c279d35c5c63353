package io.cflow.agents;

import io.cflow.domain.Artifact;
import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What every method hands back: its findings in one envelope, once as markdown for people and once as JSON.
 *
 * @param method capability that made it
 * @param ruleset name and version of the rules, so that two reports can be compared
 * @param summary what a reader should know if they read one line
 * @param evidence where the content was found, ordered and without duplicates
 * @param needsInput what only a person can say, each as {@code [NEEDS INPUT: …]} without the brackets
 * @param content the findings; a record
 */
public record Report<T extends Record>(
    String method,
    String ruleset,
    Confidence confidence,
    String summary,
    List<SourceSpan> evidence,
    List<String> needsInput,
    T content) {

  public Report {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(ruleset, "ruleset");
    Objects.requireNonNull(confidence, "confidence");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(content, "content");
    evidence = evidence.stream().distinct().sorted().toList();
    needsInput = needsInput.stream().distinct().toList();
  }

  /** The mark that stands where only a person can fill in. */
  public static String needsInput(String what) {
    return "[NEEDS INPUT: " + what + "]";
  }

  /** Who made a report, by which rules, and how far to trust it. */
  public record Maker(Capability capability, String ruleset, Confidence confidence) {

    /** Puts findings into the envelope. */
    public <T extends Record> Report<T> report(
        String summary, List<SourceSpan> evidence, List<String> needsInput, T content) {
      return new Report<>(capability.toString(), ruleset, confidence, summary, evidence, needsInput, content);
    }
  }

  /**
   * The report's page, begun with what every reader wants first.
   *
   * @param path ends in {@code .md}; the JSON twin goes beside it
   */
  public MarkdownReport page(String path, String title) {
    return new MarkdownReport(path, title)
        .paragraph(Inline.strong(summary))
        .paragraph("Method %s, rules %s, confidence: %s, %d places of evidence, %d open inputs."
            .formatted(method, ruleset, confidence.label(), evidence.size(), needsInput.size()));
  }

  /** The end of the work: the page with its open inputs, the JSON twin, and whatever else was made. */
  public Outcome succeeded(MarkdownReport page, List<Artifact> further) {
    if (!needsInput.isEmpty()) {
      page.section("Needs input").checklist(needsInput.stream().map(Inline::text).toList());
    }
    var artifacts = new ArrayList<Artifact>();
    artifacts.add(page.toArtifact());
    artifacts.add(new Artifact(page.path().replaceFirst("\\.md$", ".json"), JsonText.of(this)));
    artifacts.addAll(further);
    return new Outcome.Succeeded(summary, artifacts);
  }

  public Outcome succeeded(MarkdownReport page) {
    return succeeded(page, List.of());
  }
}
