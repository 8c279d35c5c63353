package io.cflow.domain;

/** A state of the workflow. The stages of the built-in workflow are named here; others come from workflow files. */
public record Stage(String name) {

  public static final Stage PRD_CREATION = new Stage("prd_creation");
  public static final Stage ARCHITECTURE_CREATION = new Stage("architecture_creation");
  public static final Stage EPIC_CREATION = new Stage("epic_creation");
  public static final Stage STORY_CREATION = new Stage("story_creation");
  public static final Stage DEVELOPMENT = new Stage("development");
  public static final Stage TESTING = new Stage("testing");
  public static final Stage VALIDATION = new Stage("validation");
  public static final Stage DEPLOYMENT = new Stage("deployment");
  /** Waits for a person; always returns to where it came from, or goes on to where that was heading. */
  public static final Stage HIL_SESSION = new Stage("hil_session");

  public Stage {
    if (!name.matches("[a-z][a-z0-9_]{0,59}")) {
      throw new IllegalArgumentException("not a stage name: " + name);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
