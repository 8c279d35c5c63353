package io.cflow.processors.bmad.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    try {
      return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start)).toString();
    } catch (CharacterCodingException notUtf8) {
      faults.add("is not UTF-8, read as windows-1252");
      return new String(bytes, start, bytes.length - start, WINDOWS_1252);
    }
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
