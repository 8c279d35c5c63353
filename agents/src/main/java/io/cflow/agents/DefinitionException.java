package io.cflow.agents;

/** A definition file that cannot be used as it stands; names the file and the key to correct. */
public final class DefinitionException extends IllegalArgumentException {

  private final String file;
  private final String key;

  DefinitionException(String file, String key, String problem) {
    super("%s: %s: %s".formatted(file, key, problem));
    this.file = file;
    this.key = key;
  }

  public String file() {
    return file;
  }

  public String key() {
    return key;
  }
}
