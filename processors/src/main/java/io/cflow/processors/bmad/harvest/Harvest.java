package io.cflow.processors.bmad.harvest;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Document;
import io.cflow.domain.Requirement;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.text.Markdown;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything one document yields. Filled by the readers of its dialect, then only read. */
public final class Harvest {

  private final Document document;
  private final Markdown text;
  public final List<StorySighting> stories = new ArrayList<>();
  public final List<EpicSighting> epics = new ArrayList<>();
  public final List<Requirement> requirements = new ArrayList<>();
  public final List<StatedOrder> orders = new ArrayList<>();
  public final List<TrackerEntry> tracker = new ArrayList<>();
  public final List<JudgementSighting> judgements = new ArrayList<>();
  public final List<Diagnostic> diagnostics = new ArrayList<>();
  /** Requirement id to the epics a coverage map names for it. */
  public final Map<String, List<String>> coverage = new TreeMap<>();
  private final BitSet mapped = new BitSet();

  public Harvest(Document document, Markdown text) {
    this.document = document;
    this.text = text;
  }

  public Document document() {
    return document;
  }

  public Markdown text() {
    return text;
  }

  public String path() {
    return document.path();
  }

  public SourceSpan span(int first, int last) {
    return new SourceSpan(path(), Math.max(1, first), Math.max(1, Math.max(first, last)));
  }

  /** Remembers for the receipt that the lines became part of an item. */
  public void map(int first, int last) {
    mapped.set(first, Math.max(first, last) + 1);
  }

  public void map(SourceSpan span) {
    map(span.firstLine(), span.lastLine());
  }

  public boolean isMapped(int line) {
    return mapped.get(line);
  }

  /** Gives up every item, because a newer document says the same: what was read is kept, what it says is history. */
  public void supersede() {
    stories.clear();
    epics.clear();
    requirements.clear();
    orders.clear();
    coverage.clear();
  }

  public void report(DiagnosticCode code, Severity severity, int line, String message) {
    diagnostics.add(new Diagnostic(code, severity, span(line, line), message));
  }
}
