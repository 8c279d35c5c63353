package io.cflow.processors.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a {@code multipart/form-data} body into its parts. */
final class MultipartParts {

  private static final int MAX_HEADER_BYTES = 8 << 10;
  private static final byte[] LINE_END = ascii("\r\n");
  private static final byte[] HEADERS_END = ascii("\r\n\r\n");
  /** RFC 2046: up to 70 of these characters. */
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]{1,70})\"|([A-Za-z0-9'()+_,./:=?-]{1,70}))");
  private static final Pattern NAME = Pattern.compile("(?i);\\s*name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("(?i);\\s*filename=\"([^\"]*)\"");
  private static final Pattern DISPOSITION = Pattern.compile("(?im)^content-disposition:\\s*form-data(;.*)$");

  /**
   * @param name of the field
   * @param fileName as sent, unchecked; empty when the part is a plain field
   */
  record Part(String name, String fileName, byte[] content) {

    boolean isFile() {
      return !fileName.isEmpty();
    }
  }

  private final byte[] body;
  private final byte[] delimiter;
  private final int maxParts;

  private MultipartParts(byte[] body, String boundary, int maxParts) {
    // With a line end before the body every delimiter looks the same, the first one too.
    this.body = concatenated(LINE_END, body);
    this.delimiter = ascii("\r\n--" + boundary);
    this.maxParts = maxParts;
  }

  /** @throws IntakeRefused if the body does not follow its own format to the closing boundary */
  static List<Part> parse(byte[] body, String contentType, int maxParts) {
    var boundary = BOUNDARY.matcher(contentType);
    if (!contentType.regionMatches(true, 0, "multipart/form-data", 0, 19) || !boundary.find()) {
      throw malformed("no multipart/form-data boundary");
    }
    var text = boundary.group(1) != null ? boundary.group(1) : boundary.group(2);
    return new MultipartParts(body, text, maxParts).parts();
  }

  private List<Part> parts() {
    var parts = new ArrayList<Part>();
    int start = afterDelimiter(0);
    while (!startsWith(start, ascii("--"))) {
      int end = find(delimiter, start, body.length);
      if (end < 0 || parts.size() >= maxParts) {
        throw malformed(end < 0 ? "the form ends before its last boundary" : "too many parts");
      }
      parts.add(part(start, end));
      start = end + delimiter.length;
    }
    return parts;
  }

  private int afterDelimiter(int from) {
    int found = find(delimiter, from, body.length);
    if (found < 0) {
      throw malformed("the boundary of the content type does not occur");
    }
    return found + delimiter.length;
  }

  /** @param start right after a delimiter, where its line ends */
  private Part part(int start, int end) {
    int headersEnd = find(HEADERS_END, start, Math.min(end, start + MAX_HEADER_BYTES));
    if (headersEnd < 0) {
      throw malformed("a part without headers, or with too long ones");
    }
    var headers = new String(body, start, headersEnd - start, StandardCharsets.UTF_8);
    var disposition = DISPOSITION.matcher(headers);
    if (!disposition.find()) {
      throw malformed("a part that is not form-data");
    }
    var content = Arrays.copyOfRange(body, Math.min(end, headersEnd + HEADERS_END.length), end);
    return new Part(value(NAME, disposition.group(1)), value(FILE_NAME, disposition.group(1)), content);
  }

  /** A quote inside a value comes as {@code %22} from browsers and as {@code \"} from curl. */
  private static String value(Pattern parameter, String disposition) {
    var found = parameter.matcher(disposition.replace("\\\"", "%22"));
    return found.find() ? found.group(1).replace("%22", "\"") : "";
  }

  private boolean startsWith(int offset, byte[] text) {
    return offset + text.length <= body.length
        && Arrays.equals(body, offset, offset + text.length, text, 0, text.length);
  }

  /**
   * Linear although naive: what we look for begins with a carriage return and has no other before the part that
   * repeats, so that two attempts hardly overlap.
   */
  private int find(byte[] text, int from, int to) {
    for (int i = from; i + text.length <= to; i++) {
      if (body[i] == text[0] && startsWith(i, text)) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] concatenated(byte[] head, byte[] tail) {
    var all = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static IntakeRefused malformed(String reason) {
    return new IntakeRefused(IntakeRefused.Code.MALFORMED, reason);
  }
}
