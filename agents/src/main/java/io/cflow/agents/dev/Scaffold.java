package io.cflow.agents.dev;

import io.cflow.domain.SourceSpan;
import java.util.List;

/**
 * Everything an implementer needs at hand.
 *
 * @param checklist one entry for each criterion
 * @param furtherTasks open tasks of the story that name no criterion
 * @param open what the last attempt left: high and medium findings, failed tests
 * @param testFile artifact with the failing skeletons, empty when there are no criteria
 */
record Scaffold(
    String story, String title, List<Item> checklist, List<Task> furtherTasks, List<String> open,
    List<FilesToTouch.Touched> files, TestStyle testStyle, String testFile, List<Skeleton.Test> tests) {

  record Item(int criterion, String text, List<Task> tasks, SourceSpan source) {}

  record Task(String text, boolean done, SourceSpan source) {}
}
