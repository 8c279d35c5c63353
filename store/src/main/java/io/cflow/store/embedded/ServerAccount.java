package io.cflow.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom the server runs as: PostgreSQL refuses root, so root needs a way to be somebody else.
 *
 * @param otherUser whether the server's own files must be given to another user
 */
record ServerAccount(List<String> prefix, int uid, boolean otherUser) {

  private static final int ROOT = 0;

  static ServerAccount choose(Path directory) throws IOException {
    Path self = Path.of("/proc", Long.toString(ProcessHandle.current().pid()));
    if (uidOf(self) != ROOT) {
      return ordinary(uidOf(self), Files.getOwner(self).getName());
    }
    return inUserNamespace(ROOT).or(ServerAccount::asUnprivilegedUser).orElseThrow(() -> new NoServerAccount(directory,
        "neither 'unshare -U' nor 'setpriv' to the user postgres or nobody works here"));
  }

  /**
   * Inside an unmapped user namespace the server sees itself as nobody while its files stay root's: nothing to chown, and
   * every folder on the way stays reachable.
   */
  private static Optional<ServerAccount> inUserNamespace(int uid) {
    return working(new ServerAccount(List.of("unshare", "-U", "--"), uid, false));
  }

  /** PostgreSQL insists on a user with a name, which a container's arbitrary uid lacks; nobody has one. */
  private static ServerAccount ordinary(int uid, String name) {
    var itself = new ServerAccount(List.of(), uid, false);
    boolean nameless = name.equals(Integer.toString(uid));
    return nameless ? inUserNamespace(uid).orElse(itself) : itself;
  }

  /** Where namespaces are forbidden (a container's seccomp profile) root may still step down. */
  static Optional<ServerAccount> asUnprivilegedUser() {
    return Stream.of("postgres", "nobody").flatMap(ServerAccount::passwdEntry).findFirst()
        .map(entry -> new ServerAccount(steppingDown(entry), Integer.parseInt(entry[2]), true))
        .flatMap(ServerAccount::working);
  }

  List<String> commandLine(Path program, List<String> arguments) {
    var line = new ArrayList<>(prefix);
    line.add(program.toString());
    line.addAll(arguments);
    return line;
  }

  /** Also takes files back that an earlier start gave to another user. */
  void own(Path folder) throws IOException {
    if (prefix.isEmpty()) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        giveTo(uid, file);
      }
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private static void giveTo(int owner, Path file) throws IOException {
    if (uidOf(file) != owner) {
      Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static Optional<ServerAccount> working(ServerAccount account) {
    try {
      var probe = new ProcessBuilder(account.commandLine(Path.of("true"), List.of()));
      return FinishedProgram.run(probe, "").succeeded() ? Optional.of(account) : Optional.empty();
    } catch (IOException notInstalled) {
      return Optional.empty();
    }
  }

  private static List<String> steppingDown(String[] entry) {
    return List.of("setpriv", "--reuid=" + entry[2], "--regid=" + entry[3], "--clear-groups", "--");
  }

  private static Stream<String[]> passwdEntry(String user) {
    try {
      return Files.readAllLines(Path.of("/etc/passwd")).stream()
          .map(line -> line.split(":"))
          .filter(entry -> entry[0].equals(user) && entry.length > 3);
    } catch (IOException unreadable) {
      return Stream.empty();
    }
  }

  private static int uidOf(Path file) throws IOException {
    return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }
}
