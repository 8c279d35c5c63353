package io.cflow.domain;

/** Who does a task. The five of the team are named here; a site may add others by definition files. */
public record Role(String name) {

  public static final Role ANALYST = new Role("analyst");
  public static final Role ARCHITECT = new Role("architect");
  public static final Role PM = new Role("pm");
  public static final Role DEV = new Role("dev");
  public static final Role QA = new Role("qa");

  public Role {
    if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException("not a role name: " + name);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
