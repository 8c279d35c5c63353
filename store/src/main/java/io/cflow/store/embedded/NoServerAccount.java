package io.cflow.store.embedded;

import java.nio.file.Path;

/** cflow runs as root, PostgreSQL refuses to, and no other account is at hand. */
public final class NoServerAccount extends EmbeddedPostgresException {

  NoServerAccount(Path directory, String reason) {
    super(directory, """
        PostgreSQL does not run as root, and %s. Run cflow as an ordinary user; or install util-linux \
        (unshare, setpriv) and allow user namespaces.""".formatted(reason), null);
  }
}
