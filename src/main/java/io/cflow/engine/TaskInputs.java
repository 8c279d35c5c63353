package io.cflow.engine;

import static io.cflow.engine.change.PlanItem.Kind.CRITERION;
import static io.cflow.engine.change.PlanItem.Kind.DEPENDENCY;
import static io.cflow.engine.change.PlanItem.Kind.EPIC;
import static io.cflow.engine.change.PlanItem.Kind.NOTE;
import static io.cflow.engine.change.PlanItem.Kind.REQUIREMENT;
import static io.cflow.engine.change.PlanItem.Kind.SECTION;
import static io.cflow.engine.change.PlanItem.Kind.STORY;
import static io.cflow.engine.change.PlanItem.Kind.TASK;

import io.cflow.domain.Capability;
import io.cflow.domain.Plan;
import io.cflow.engine.change.PlanItem;
import io.cflow.engine.change.Subjects;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each task of a plan is made from, and the hash that names it. Two tasks of one capability with equal hashes need
 * not both be done. A task about a story is made from what the story is about; a task about the plan from the sorts of
 * items its capability looks at, and an unknown capability from everything. What an earlier task of the same story made
 * is named by that task's own hash: see {@link Reworking}. Statuses, the time and the files of the workspace are no
 * inputs.
 */
public final class TaskInputs {

  private static final Set<PlanItem.Kind> EVERYTHING = EnumSet.allOf(PlanItem.Kind.class);

  private static final Map<Capability, Set<PlanItem.Kind>> LOOKS_AT = Map.of(
      Capability.ANALYZE_REQUIREMENTS, EnumSet.of(REQUIREMENT, STORY, CRITERION, SECTION),
      Capability.PERFORM_STAKEHOLDER_ANALYSIS, EnumSet.of(REQUIREMENT, STORY, SECTION),
      Capability.CREATE_PRODUCT_STRATEGY, EnumSet.of(REQUIREMENT, STORY, SECTION),
      Capability.DESIGN_ARCHITECTURE, EnumSet.of(REQUIREMENT, STORY, CRITERION, SECTION),
      Capability.CREATE_TECHNICAL_SPECS, EnumSet.of(REQUIREMENT, STORY, CRITERION, SECTION),
      Capability.DEFINE_INTEGRATION_PATTERNS, EnumSet.of(REQUIREMENT, STORY, CRITERION, SECTION),
      Capability.PRIORITIZE_FEATURES, EnumSet.complementOf(EnumSet.of(SECTION)),
      Capability.CREATE_ROADMAP, EnumSet.of(REQUIREMENT, EPIC, STORY, CRITERION, TASK, NOTE, DEPENDENCY),
      Capability.CREATE_USER_STORIES, EnumSet.of(REQUIREMENT, EPIC, STORY, CRITERION));

  private final Subjects subjects;
  private final Map<Set<PlanItem.Kind>, byte[]> ofKinds = new HashMap<>();
  private final Map<String, byte[]> ofStory = new HashMap<>();

  private TaskInputs(Subjects subjects) {
    this.subjects = subjects;
  }

  public static TaskInputs of(Plan plan) {
    return new TaskInputs(Subjects.of(plan));
  }

  /** Everything the task is made from, in the order of the plan. */
  public List<PlanItem> items(PlannedTask task) {
    return task.story().isEmpty() ? all(kinds(task.capability())) : subjects.of(task.story());
  }

  private static Set<PlanItem.Kind> kinds(Capability capability) {
    return LOOKS_AT.getOrDefault(capability, EVERYTHING);
  }

  private List<PlanItem> all(Set<PlanItem.Kind> kinds) {
    return subjects.all().stream().filter(item -> kinds.contains(item.kind())).toList();
  }

  /** SHA-256 in hex. Not safe for threads: what many tasks share is hashed once. */
  public String hash(PlannedTask task) {
    var sha = sha256();
    sha.update(bytes(task.capability() + "\n" + task.stage() + "\n" + task.story() + "\n"));
    sha.update(task.story().isEmpty()
        ? ofKinds.computeIfAbsent(kinds(task.capability()), kinds -> digest(all(kinds)))
        : ofStory.computeIfAbsent(task.story(), story -> digest(subjects.of(story))));
    return HexFormat.of().formatHex(sha.digest());
  }

  private static byte[] digest(List<PlanItem> items) {
    var sha = sha256();
    for (var item : items) {
      // The length keeps two items from being taken for two others whose texts are split elsewhere.
      var text = String.join("\n", item.kind().name(), item.owner(), item.id(), item.text());
      sha.update(bytes(text.length() + "\n" + text));
    }
    return sha.digest();
  }

  /** Both halves of each character: the kernel knows no encodings. */
  private static byte[] bytes(String text) {
    var bytes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) (text.charAt(i) >> 8);
      bytes[2 * i + 1] = (byte) text.charAt(i);
    }
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
