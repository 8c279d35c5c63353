package io.cflow.processors.bmad.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The text of one file: bytes decoded, lines cut, nothing interpreted.
 *
 * @param lines without line ends; empty for a binary
 * @param faults what had to be repaired or given up, in words
 * @param binary not text at all
 */
public record SourceText(List<String> lines, List<String> faults, boolean binary) {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  /** A text may hold a few stray NULs (a crashed editor leaves them); a binary holds many. */
  private static final int NULS_PER_TEXT = 20;
  private static final int SAMPLE = 400;
  private static final int WHOLE_PER_BROKEN = 3;
  private static final char REPLACEMENT = '\uFFFD';

  public SourceText {
    lines = List.copyOf(lines);
    faults = List.copyOf(faults);
  }

  public static SourceText of(byte[] bytes) {
    var faults = new ArrayList<String>();
    var text = decode(bytes, faults);
    if (text.indexOf('\0') >= 0) {
      var cleaned = text.replace("\0", "");
      if ((text.length() - cleaned.length()) * NULS_PER_TEXT > text.length()) {
        return new SourceText(List.of(), List.of("holds binary data"), true);
      }
      faults.add("held %d NUL characters, left out".formatted(text.length() - cleaned.length()));
      text = cleaned;
    }
    return new SourceText(text.isEmpty() ? List.of() : lines(text), faults, false);
  }

  private static String decode(byte[] bytes, List<String> faults) {
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    var unmarked = unmarked(bytes);
    if (unmarked.isPresent()) {
      faults.add("is " + unmarked.get() + " without a mark");
      return new String(bytes, unmarked.get());
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    try {
      return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start)).toString();
    } catch (CharacterCodingException notUtf8) {
      return repaired(bytes, start, faults);
    }
  }

  /** One character cut in two does not make another encoding of a text whose other characters are whole. */
  private static String repaired(byte[] bytes, int start, List<String> faults) {
    var text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    long broken = text.chars().filter(c -> c == REPLACEMENT).count();
    long whole = text.chars().filter(c -> c > 0x7F && c != REPLACEMENT).count();
    if (whole > broken * WHOLE_PER_BROKEN) {
      faults.add("holds %d broken characters".formatted(broken));
      return text;
    }
    faults.add("is not UTF-8, read as windows-1252");
    return new String(bytes, start, bytes.length - start, WINDOWS_1252);
  }

  /** Text whose every other byte is nearly always zero, at least at its beginning. */
  private static Optional<Charset> unmarked(byte[] bytes) {
    int length = Math.min(bytes.length, SAMPLE) & ~1;
    long even = IntStream.range(0, length / 2).filter(i -> bytes[2 * i] == 0).count();
    long odd = IntStream.range(0, length / 2).filter(i -> bytes[2 * i + 1] == 0).count();
    if (length < 8 || Math.max(even, odd) * 3 < length || Math.min(even, odd) > 0) {
      return Optional.empty();
    }
    return Optional.of(odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** A last line end does not start another line. */
  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
