package io.cflow.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom the server runs as: PostgreSQL refuses root, so root needs a way to be somebody else. */
record ServerAccount(List<String> prefix, int uid) {

    private static final int ROOT = 0;

    static ServerAccount choose(Path directory) throws IOException {
        int self = uidOf(Path.of("/proc", Long.toString(ProcessHandle.current().pid())));
        if (self != ROOT) {
            return new ServerAccount(List.of(), self);
        }
        return inUserNamespace().or(ServerAccount::asUnprivilegedUser).orElseThrow(() -> new NoServerAccount(directory,
                "neither 'unshare -U' nor 'setpriv' to the user postgres or nobody works here"));
    }

    /** Inside an unmapped user namespace the server sees itself as nobody while its files stay root's: no chown, no search permission needed. */
    static Optional<ServerAccount> inUserNamespace() {
        return working(new ServerAccount(List.of("unshare", "-U", "--"), ROOT));
    }

    /** Where namespaces are forbidden (a container's seccomp profile) root may still step down. */
    static Optional<ServerAccount> asUnprivilegedUser() {
        return Stream.of("postgres", "nobody").flatMap(ServerAccount::passwdEntry).findFirst()
                .map(entry -> new ServerAccount(steppingDown(entry), Integer.parseInt(entry[2])))
                .flatMap(ServerAccount::working);
    }

    /** Whether the server's own files must be given to another user. */
    boolean isOtherUser() {
        return uid != ROOT && !prefix.isEmpty();
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
                if (uidOf(file) != uid) {
                    Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                }
            }
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
