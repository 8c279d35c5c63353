package io.cflow.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the kernel says about a process that need not be our child, by /proc. */
record ProcessFacts(ProcessHandle process, ServerPrograms programs) {

  private static final long LOOK_AGAIN_MILLIS = 50;

  /** The name of its program, empty once it is gone. */
  String name() {
    try {
      return Files.readString(proc("comm")).strip();
    } catch (IOException gone) {
      return "";
    }
  }

  /** Empty for a process that is gone, a zombie, or another user's. */
  Optional<Path> workingDirectory() {
    try {
      return Optional.of(workingDirectoryLink());
    } catch (IOException goneOrHidden) {
      return Optional.empty();
    }
  }

  /** A zombie counts as ended: it still has its pid where process 1 does not reap, as in many containers. */
  boolean hasEnded() {
    try {
      String stat = Files.readString(proc("stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    } catch (IOException gone) {
      return true;
    }
  }

  /** The end of a process that is not our child is no event for us, and an unreaped zombie's never comes: so we look. */
  boolean endsWithin(long millis) {
    for (long left = millis; left > 0 && !hasEnded(); left -= LOOK_AGAIN_MILLIS) {
      process.onExit().completeOnTimeout(process, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS).join();
    }
    return hasEnded();
  }

  /** Without CAP_SYS_PTRACE, as in a container, even root may not look at another user's process; that user may. */
  private Path workingDirectoryLink() throws IOException {
    if (!programs.account().otherUser()) {
      return Files.readSymbolicLink(proc("cwd"));
    }
    FinishedProgram read = programs.runOfSystem("readlink", proc("cwd").toString());
    if (!read.succeeded()) {
      throw new IOException(read.output());
    }
    return Path.of(read.output().strip());
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }
}
