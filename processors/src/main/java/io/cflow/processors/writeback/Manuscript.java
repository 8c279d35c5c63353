package io.cflow.processors.writeback;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A document of the team, byte for byte: what no change touches comes out as it went in, whatever it is: a byte order
 * mark, mixed line ends, trailing spaces, bytes that are no text. Immutable.
 */
public final class Manuscript {

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final byte[] NOTHING = {};

  private final byte[] mark;
  private final Charset charset;
  private final List<Line> lines;

  /** A line's bytes and those that end it; the last line of a file may have no end. */
  private record Line(byte[] bytes, byte[] end) {
    private static final byte[] FEED = {'\n'};

    boolean isEnded() {
      return end.length > 0;
    }
  }

  private Manuscript(byte[] mark, Charset charset, List<Line> lines) {
    this.mark = mark;
    this.charset = charset;
    this.lines = List.copyOf(lines);
  }

  public static Manuscript of(byte[] bytes) {
    boolean marked = bytes.length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
    var body = marked ? Arrays.copyOfRange(bytes, MARK.length, bytes.length) : bytes;
    return new Manuscript(marked ? MARK : NOTHING, isUtf8(body) ? StandardCharsets.UTF_8 : WINDOWS_1252, cut(body));
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }

  private static List<Line> cut(byte[] bytes) {
    var lines = new ArrayList<Line>();
    int start = 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
        end++;
      }
      boolean two = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
      int next = Math.min(bytes.length, end + (two ? 2 : 1));
      lines.add(new Line(Arrays.copyOfRange(bytes, start, end), Arrays.copyOfRange(bytes, end, next)));
      start = next;
    }
    return lines;
  }

  public int size() {
    return lines.size();
  }

  /** Line {@code number}, counted from 1, without its end. */
  public String line(int number) {
    return new String(lines.get(number - 1).bytes(), charset);
  }

  public List<String> lines() {
    return lines.stream().map(line -> new String(line.bytes(), charset)).toList();
  }

  /** Whether it is text a line of which can be told from the next: not UTF-16, not a binary. */
  public boolean isText() {
    return lines.stream().noneMatch(line -> contains(line.bytes(), (byte) 0)) && !startsAsUtf16();
  }

  private boolean startsAsUtf16() {
    var first = lines.isEmpty() ? NOTHING : lines.getFirst().bytes();
    return first.length >= 2 && (first[0] & 0xFF ^ first[1] & 0xFF) == 1 && (first[0] & 0xFE) == 0xFE;
  }

  private static boolean contains(byte[] bytes, byte wanted) {
    for (var each : bytes) {
      if (each == wanted) {
        return true;
      }
    }
    return false;
  }

  /** The bytes of the file. */
  public byte[] render() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(mark);
    lines.forEach(line -> {
      out.writeBytes(line.bytes());
      out.writeBytes(line.end());
    });
    return out.toByteArray();
  }

  /** Whether all of a text can be written in the encoding the document has. */
  boolean canHold(String text) {
    return charset.newEncoder().canEncode(text);
  }

  /**
   * The manuscript with changes made, of which no two may touch the same columns. New lines end as the line above them
   * does, and a file without a last line end stays without.
   *
   * @throws IllegalArgumentException if a change points outside, or its text does not exist in the document's encoding
   */
  public Manuscript with(List<? extends Change> changes) {
    var changed = new ArrayList<>(lines);
    for (var change : fromTheEnd(changes)) {
      switch (change) {
        case Change.Replace replace -> changed.set(replace.line() - 1, replaced(changed.get(replace.line() - 1), replace));
        case Change.Insert insert -> insert(changed, insert);
        case Change.Remove remove -> changed.remove(remove.line() - 1);
      }
    }
    return new Manuscript(mark, charset, changed);
  }

  /** Later places first, so that earlier ones keep their numbers; of two inserts at one place the second first. */
  private static List<Change> fromTheEnd(List<? extends Change> changes) {
    var ordered = new ArrayList<Change>(changes);
    Collections.reverse(ordered);
    ordered.sort(Comparator.comparingInt(Change::line).thenComparingInt(Manuscript::column).reversed());
    return ordered;
  }

  private static int column(Change change) {
    return change instanceof Change.Replace replace ? replace.from() : Integer.MAX_VALUE;
  }

  private Line replaced(Line line, Change.Replace replace) {
    var text = new String(line.bytes(), charset);
    var bytes = List.of(
        Arrays.copyOf(line.bytes(), offset(text, replace.from())), encoded(replace.text()),
        Arrays.copyOfRange(line.bytes(), offset(text, replace.to()), line.bytes().length));
    return new Line(joined(bytes), line.end());
  }

  private int offset(String text, int column) {
    return charset.equals(StandardCharsets.UTF_8)
        ? text.substring(0, column).getBytes(StandardCharsets.UTF_8).length : column;
  }

  private byte[] encoded(String text) {
    if (!canHold(text)) {
      throw new IllegalArgumentException("cannot be written in " + charset + ": " + text);
    }
    return text.getBytes(charset);
  }

  private static byte[] joined(List<byte[]> parts) {
    var out = new ByteArrayOutputStream();
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private void insert(List<Line> changed, Change.Insert insert) {
    var end = endBefore(insert.line());
    boolean last = !changed.isEmpty() && insert.line() == changed.size() && !changed.getLast().isEnded();
    if (last) {
      changed.set(insert.line() - 1, new Line(changed.getLast().bytes(), end));
    }
    var added = new ArrayList<Line>();
    insert.lines().forEach(text -> added.add(new Line(encoded(text), end)));
    if (last && !added.isEmpty()) {
      added.set(added.size() - 1, new Line(added.getLast().bytes(), NOTHING));
    }
    changed.addAll(insert.line(), added);
  }

  private byte[] endBefore(int line) {
    return Stream.concat(lines.subList(0, line).reversed().stream(), lines.stream())
        .filter(Line::isEnded).map(Line::end).findFirst().orElse(Line.FEED);
  }

  /** Two manuscripts are equal if their bytes are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Manuscript that && Arrays.equals(render(), that.render());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(render());
  }
}
