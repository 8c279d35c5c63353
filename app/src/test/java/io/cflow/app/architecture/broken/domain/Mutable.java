package io.cflow.app.architecture.broken.domain;

/** Not final, and changes. */
class Mutable {

  private String name = "";

  void setName(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }
}
