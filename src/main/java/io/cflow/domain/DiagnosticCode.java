package io.cflow.domain;

/** Everything a reader may have to say about a document. The names are stable: teams filter on them. */
public enum DiagnosticCode {
  AC_REF_AMBIGUOUS("number the criteria through, or name the group with the number"),
  AC_REF_DANGLING("name a criterion that exists, or add the one that is meant"),
  AC_UNCOVERED("name it in the task that meets it, or add such a task"),
  BAD_ENCODING("save the file as UTF-8"),
  BAD_YAML("mend the line named; until then the file is read line by line, as far as that goes"),
  BINARY("keep it out of the folder, or save it as text"),
  BREAKDOWN_INVALID("give each story a text id of its own that no other id begins with, and no status"),
  DEP_ANY_OF("say which one is meant, or that all are"),
  DEP_CYCLE("take back one of the statements named"),
  DEP_DANGLING("correct the number, or describe what it names"),
  DEP_FORWARD("check the numbers; if they are right, work goes by the statement"),
  DEP_SELF("correct the number, or take the line out"),
  DUPLICATE_DOCUMENT("keep one of the copies"),
  DUPLICATE_ID("renumber one of them in every document that names it"),
  EMPTY_FILE("write it, or delete it"),
  GATE_PARTIAL("write one of PASS, CONCERNS, FAIL, WAIVED, in a file that is YAML throughout"),
  ID_MISMATCH("make both say the same number"),
  INCONSISTENT_TASKS("tick what is finished, or take the tick or the status back"),
  JUDGEMENT_UNMATCHED("name the story or epic as its document does"),
  LINK_REFUSED("link a file of the same folder"),
  LONG_LINE("break the line if something in it was missed"),
  MISSING_EPIC("describe the epic, or move the story to one that exists"),
  MISSING_REQUIREMENT("define it in the requirements, or correct its id"),
  ORPHAN_STORY("describe it where it is missing, or take the line out"),
  PLACEHOLDER("fill it in, or take it out"),
  REQUIREMENT_CONFLICT("give one of them another id, or make them say the same"),
  REQUIREMENT_SCOPED("nothing, if the documents are of different products; otherwise give one of them another id"),
  RETIRED("nothing, unless it was retired by mistake"),
  RUN_AMBIGUOUS("keep one of them as final, and mark or delete the others"),
  RUN_SUPERSEDED("nothing, unless the older one is meant"),
  SHARD_MISSING("correct the link, or restore the file"),
  SHARD_UNLISTED("list it in the index, or delete it"),
  STATUS_DRIFT("settle it in both places, or let cflow sync DIR --repair set the lower one"),
  SUSPECT_HEADING("write it as BMAD's own tools expect it, if you use them too"),
  TITLE_DRIFT("bring the titles in line; if they are two stories, renumber one"),
  TOO_LARGE("split the file, or keep it out of the folder"),
  UNCLOSED_FENCE("close the fence"),
  UNKNOWN_STATUS("use a word of the workflow, such as ready-for-dev or done"),
  UNREADABLE("make the file readable for whoever runs cflow"),
  UNSAFE_PATH("rename the file, or keep it out of the folder"),
  UNTERMINATED_FRONTMATTER("close the front matter with a line of three dashes"),
  WHOLE_SHARD_CONFLICT("say which is current, and delete or update the other");

  private final String next;

  DiagnosticCode() {
    this("look at the line named");
  }

  DiagnosticCode(String next) {
    this.next = next;
  }

  /** What whoever owns the document can do about it, as a clause. */
  public String next() {
    return next;
  }
}
