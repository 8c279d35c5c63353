package io.cflow.routes.contract;

/** What a route has to keep. Each rule is proven by the files in {@code broken/} in the folder of its name. */
public enum Rule {
  VALID("a file is valid by Camel's own schema"),
  STARTS("the routes of a file start"),
  NAMED("every route and every step has an id of its own making, in kebab-case"),
  UNIQUE("no id is used twice"),
  POLICY("every route names an error policy, and Camel has put it to work"),
  SHORT("a route has at most 12 steps"),
  FLAT("no choice stands inside another"),
  OWN_NAME("a direct endpoint is called like its route"),
  TARGET("every direct endpoint that is sent to exists"),
  REACHED("every direct route is sent to by another, or is a public door"),
  BEAN("every bean step names a bean and a public method it has, with as many parameters"),
  INGREDIENT("routes are made of the few patterns, components and languages we have allowed"),
  COMPARISON("an expression compares, or hands on a body or a variable; it decides nothing"),
  STRIPPED("headers from outside are dropped, all of them, at the first step, or at the second after a capture"),
  ANSWERED("the policy that answers a caller is used where there is a caller, and only there"),
  DISCREET("a log says ids and words, never a body or a header"),
  PLAIN_SQL("a statement is a constant of the route, right before the database is asked");

  private final String sentence;

  Rule(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
