package io.cflow.app.bench;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.LongAdder;
import javax.net.SocketFactory;

/**
 * Sockets to PostgreSQL that count what is asked of it: the driver takes this class by its name. Reads the lengths of
 * the messages that go out (PostgreSQL 18, chapter 54.7 "Message Formats") and nothing else of them.
 */
public final class CountingSockets extends SocketFactory {

  private static final LongAdder STATEMENTS = new LongAdder();
  private static final LongAdder ROUND_TRIPS = new LongAdder();

  static long statements() {
    return STATEMENTS.sum();
  }

  static long roundTrips() {
    return ROUND_TRIPS.sum();
  }

  @Override
  public Socket createSocket() {
    return new Counting();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(host, port, null, 0);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
    return createSocket(InetAddress.getByName(host), port, from, fromPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
    var socket = new Counting();
    socket.bind(from == null ? null : new java.net.InetSocketAddress(from, fromPort));
    socket.connect(new java.net.InetSocketAddress(host, port));
    return socket;
  }

  private static final class Counting extends Socket {
    private OutputStream out;

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
      if (out == null) {
        out = new Messages(super.getOutputStream());
      }
      return out;
    }
  }

  /** The messages after the first, which has no type. */
  private static final class Messages extends FilterOutputStream {

    private static final int HEADER = 5;
    private int header = 1;
    private int length;
    private int left;

    Messages(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      read(one);
      out.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      for (int at = from; at < from + count; ) {
        int skipped = Math.min(left, from + count - at);
        left -= skipped;
        at += skipped;
        if (left == 0 && at < from + count) {
          read(bytes[at++]);
        }
      }
      out.write(bytes, from, count);
    }

    private void read(int one) {
      if (header == 0) {
        count(one);
      } else {
        length = length << 8 | one & 0xFF;
      }
      if (++header == HEADER) {
        left = length - (HEADER - 1);
        length = 0;
        header = 0;
      }
    }

    private static void count(int type) {
      switch (type) {
        case 'E' -> STATEMENTS.increment();
        case 'Q' -> {
          STATEMENTS.increment();
          ROUND_TRIPS.increment();
        }
        case 'S' -> ROUND_TRIPS.increment();
        default -> {}
      }
    }
  }
}
