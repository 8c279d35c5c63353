package io.cflow.store;

import io.cflow.port.Intake.Accepted;
import io.cflow.port.Intake.Submission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Submissions that are looked up and accepted in one transaction: no two of them are about the same thing. */
final class IntakeGroup {

  /** Bounds the memory of a transaction, and how long the first of them waits for the last. */
  private static final int MOST = 500;
  private static final int MOST_TASKS = 20_000;

  private final List<Candidate> candidates = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private int tasks;

  /** A submission, and who waits for what becomes of it. */
  record Candidate(Submission submission, CompletableFuture<Verdict> verdict) {

    Candidate(Submission submission) {
      this(submission, new CompletableFuture<>());
    }

    /** What it must not share with another one that is being accepted. */
    List<String> names() {
      var project = "project/" + submission.tenant() + "/" + submission.plan().project();
      return submission.requestKey().isEmpty()
          ? List.of(project)
          : List.of(project, "request/" + submission.tenant() + "/" + submission.requestKey());
    }

    String bodyHash() {
      return Texts.hash(submission.plan().project() + "\n" + submission.plan().contentHash());
    }
  }

  /** What became of a submission. */
  record Verdict(Accepted accepted) {}

  /** @return false if it has to wait for the next group */
  boolean add(Candidate candidate) {
    var named = candidate.names();
    if (named.stream().anyMatch(names::contains)) {
      return false;
    }
    names.addAll(named);
    tasks += candidate.submission().work().tasks().size();
    return candidates.add(candidate);
  }

  boolean isFull() {
    return candidates.size() >= MOST || tasks >= MOST_TASKS;
  }

  boolean isEmpty() {
    return candidates.isEmpty();
  }

  List<Candidate> candidates() {
    return candidates;
  }

  Set<String> names() {
    return names;
  }

  /** The same, one group for each. */
  List<IntakeGroup> apart() {
    return candidates.stream().map(IntakeGroup::of).toList();
  }

  private static IntakeGroup of(Candidate candidate) {
    var group = new IntakeGroup();
    group.add(candidate);
    return group;
  }
}
