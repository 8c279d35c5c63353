package io.cflow.app.chaos;

import io.cflow.store.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The way from engines to the database, which breaks when it is told to. The server may move behind it. */
final class Wire implements AutoCloseable {

  private static final int CHUNK = 65_536;

  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger lostAnswers = new AtomicInteger();
  private volatile int server;
  private volatile boolean loseAnswer;

  Wire() {
    try {
      door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** @return where to go instead */
  DatabaseAddress to(DatabaseAddress real) {
    var port = real.jdbcUrl().replaceFirst(".*:(\\d+)/.*", "$1");
    server = Integer.parseInt(port);
    return new DatabaseAddress(
        real.jdbcUrl().replace(":" + port + "/", ":" + door.getLocalPort() + "/"), real.user(), real.password());
  }

  /** All connections at once. */
  void cut() {
    open.forEach(Wire::close);
  }

  /** The answer to the next commit of a journal gets lost on its way, and the connection with it. */
  void loseAnswer() {
    loseAnswer = true;
  }

  int lostAnswers() {
    return lostAnswers.get();
  }

  private void accept() {
    try {
      while (!door.isClosed()) {
        var client = door.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> connect(client));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void connect(Socket client) {
    try {
      var backend = new Socket(InetAddress.getLoopbackAddress(), server);
      open.add(backend);
      Thread.ofVirtual().start(() -> pass(backend, client, true));
      pass(client, backend, false);
    } catch (IOException away) {
      close(client);
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    var chunk = new byte[CHUNK];
    try {
      for (int length = from.getInputStream().read(chunk); length >= 0; length = from.getInputStream().read(chunk)) {
        if (answers && loseAnswer && isCommit(chunk, length)) {
          loseAnswer = false;
          lostAnswers.incrementAndGet();
          break;
        }
        to.getOutputStream().write(chunk, 0, length);
      }
    } catch (IOException gone) {
      // One side went away, so the other has to.
    }
    close(from);
    close(to);
  }

  /** The answer to a commit tells of the rows it added to the ledger. */
  private static boolean isCommit(byte[] chunk, int length) {
    return new String(chunk, 0, length, StandardCharsets.ISO_8859_1).contains("INSERT 0 ");
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
