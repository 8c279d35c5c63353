package io.cflow.store.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Runs the server's programs as its account, inside its home; file arguments are relative to that. */
record ServerPrograms(ServerBinaries binaries, ServerAccount account, ServerHome home) {

  static ServerPrograms of(ServerHome home, Consumer<String> progress) throws IOException {
    ServerAccount account = ServerAccount.choose(home.dataDirectory());
    return new ServerPrograms(ServerBinaries.unpacked(cache(home, account), progress), account, home);
  }

  /** Another user may not be let into root's cache, and a service account may have none: then the data directory serves. */
  private static BinaryCache cache(ServerHome home, ServerAccount account) {
    BinaryCache ofUser = BinaryCache.ofUser();
    return account.otherUser() || !ofUser.isWritable() ? new BinaryCache(home.folder().resolve("binaries")) : ofUser;
  }

  /** Gives the home to the account; to be called when no server runs in it. */
  void takeOverHome() throws IOException {
    account.own(home.folder());
    if (account.otherUser() && !run("postgres", "--version").succeeded()) {
      throw new NoServerAccount(home.dataDirectory(),
          "user id %d, whom it would run as, has no access to %s".formatted(account.uid(), home.folder()));
    }
  }

  FinishedProgram run(String program, String... arguments) throws IOException {
    return feed("", program, arguments);
  }

  FinishedProgram feed(String input, String program, String... arguments) throws IOException {
    return run(binaries.program(program), input, arguments);
  }

  /** A program of the system, seen through the eyes of the server's account. */
  FinishedProgram runOfSystem(String program, String... arguments) throws IOException {
    return run(Path.of(program), "", arguments);
  }

  private FinishedProgram run(Path program, String input, String... arguments) throws IOException {
    var builder = new ProcessBuilder(account.commandLine(program, List.of(arguments))).directory(home.folder().toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    // Messages are read by us too (a taken port), so they must not be translated.
    builder.environment().put("LC_ALL", "C");
    return FinishedProgram.run(builder, input);
  }
}
