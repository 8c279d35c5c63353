package io.cflow.app.architecture.broken.domain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A value that reads a file. */
record ReadsFiles(Path file) {

  String text() throws IOException {
    return Files.readString(file);
  }
}
