package io.cflow.processors.bmad.words;

/** What a statement about order names, before anybody knows whether it exists. */
public sealed interface Target {

  /** A story by its full number. */
  record OfStory(StoryNumber number) implements Target {}

  /** A story by a single number or word, {@code 3} or {@code STORY-001}: meaningful inside its epic only. */
  record Labelled(String label) implements Target {}

  record OfEpic(String id) implements Target {}

  /** The document says that nothing has to be finished first. */
  record Nothing() implements Target {}
}
