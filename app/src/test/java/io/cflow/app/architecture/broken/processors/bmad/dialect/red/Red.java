package io.cflow.app.architecture.broken.processors.bmad.dialect.red;

import io.cflow.app.architecture.broken.processors.bmad.dialect.green.Green;

final class Red {

  private final Green neighbour = new Green();

  Green neighbour() {
    return neighbour;
  }
}
