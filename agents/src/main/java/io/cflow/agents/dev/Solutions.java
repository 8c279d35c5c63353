package io.cflow.agents.dev;

import io.cflow.domain.SourceSpan;
import io.cflow.domain.StoryStatus;
import java.util.List;

/**
 * What a project's own documents say about how to build one story.
 *
 * @param bound requirements the story serves
 * @param guidance sections of architecture and specifications, best match first
 * @param similar other stories, best match first
 * @param decisions options some document weighs that touch this story
 * @param rejected alternatives already turned down, in the words of the document
 * @param spikes what to find out first; empty when a decision is at hand or nothing is open
 */
record Solutions(
    String story, String title, List<Bound> bound, List<Guidance> guidance, List<Similar> similar,
    List<DecisionMatrix> decisions, List<Quote> rejected, List<Quote> spikes) {

  record Bound(String requirement, String text, boolean inherited, SourceSpan source) {}

  /** A section with the words it shares with the story. */
  record Guidance(String section, String excerpt, List<String> shared, double score, SourceSpan source) {}

  record Similar(
      String story, String title, StoryStatus status, List<String> files, List<String> shared, double score,
      SourceSpan source) {}

  record Quote(String text, SourceSpan source) {}
}
