package io.cflow.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated document that is committed, so that a change of what it shows is seen in a review. */
public record Golden(Path file) {

  /** Compares; writes instead with {@code -Dgolden.update=true}. */
  public void matches(String generated) {
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(file, generated);
      }
      assertThat(generated)
          .as("%s is out of date: run the test with -Dgolden.update=true and read the difference", file.getFileName())
          .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
