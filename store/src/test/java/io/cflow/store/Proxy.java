package io.cflow.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands between the journal and the server, and breaks the journal's connection where a test wants it. Connections of
 * others pass untouched.
 */
final class Proxy implements AutoCloseable {

  private final ServerSocket door;
  private final int server;
  private final DatabaseAddress address;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile boolean abandoned;
  private volatile Predicate<String> beforeServer = bytes -> false;
  private volatile Predicate<String> beforeClient = bytes -> false;

  Proxy(DatabaseAddress real) {
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      var port = real.jdbcUrl().replaceFirst(".*:(\\d+)/.*", "$1");
      server = Integer.parseInt(port);
      address = new DatabaseAddress(
          real.jdbcUrl().replace(":" + port + "/", ":" + door.getLocalPort() + "/"), real.user(), real.password());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::accept);
  }

  /** Where to go instead. */
  DatabaseAddress address() {
    return address;
  }

  /** The request never arrives, and the connection is gone. */
  void cutRequests(Predicate<String> when) {
    beforeServer = when;
  }

  /** The server has done it, and the answer never arrives: the connection is gone. */
  void cutAnswers(Predicate<String> when) {
    beforeClient = when;
  }

  /** The connections seem broken to the client, while the server goes on and knows nothing of it. */
  void abandonClients() {
    abandoned = true;
    clients.forEach(Proxy::close);
  }

  int cuts() {
    return cuts.get();
  }

  private void accept() {
    try {
      while (!door.isClosed()) {
        var client = door.accept();
        var backend = new Socket(InetAddress.getLoopbackAddress(), server);
        open.add(client);
        clients.add(client);
        open.add(backend);
        Thread.startVirtualThread(() -> serve(client, backend));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket client, Socket backend) {
    try {
      var hello = read(client.getInputStream());
      backend.getOutputStream().write(hello);
      // The driver tells the application's name only later; the pinned plans are in its first message.
      boolean journal = text(hello).contains("enable_seqscan");
      Thread.startVirtualThread(() -> pass(backend, client, bytes -> journal && beforeClient.test(bytes)));
      pass(client, backend, bytes -> journal && beforeServer.test(bytes));
    } catch (IOException e) {
      close(client, backend);
    }
  }

  private void pass(Socket from, Socket to, Predicate<String> cut) {
    try {
      for (var bytes = read(from.getInputStream()); bytes.length > 0; bytes = read(from.getInputStream())) {
        if (cut.test(text(bytes))) {
          cuts.incrementAndGet();
          break;
        }
        to.getOutputStream().write(bytes);
      }
    } catch (IOException e) {
      // One side went away, so the other has to.
    }
    if (!abandoned) {
      close(from, to);
    }
  }

  private static byte[] read(InputStream from) throws IOException {
    var buffer = new byte[65_536];
    int length = from.read(buffer);
    return length < 0 ? new byte[0] : java.util.Arrays.copyOf(buffer, length);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void close(Socket... sockets) {
    for (var socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    open.forEach(Proxy::close);
  }
}
