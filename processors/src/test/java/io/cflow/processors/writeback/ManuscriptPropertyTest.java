package io.cflow.processors.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What no change touches comes out as it went in. */
class ManuscriptPropertyTest {

  @Property
  void any_bytes_come_out_as_they_went_in(@ForAll byte[] bytes) {
    assertThat(Manuscript.of(bytes).render()).isEqualTo(bytes);
  }

  @Property
  void any_document_comes_out_as_it_went_in(@ForAll("documents") byte[] bytes) {
    assertThat(Manuscript.of(bytes).render()).isEqualTo(bytes);
  }

  @Property
  void a_replacement_changes_its_columns_and_no_other_byte(
      @ForAll("documents") byte[] bytes, @ForAll int seed, @ForAll @Size(max = 5) List<Character> word) {
    var before = Manuscript.of(bytes);
    if (before.size() == 0) {
      return;
    }
    int line = 1 + Math.floorMod(seed, before.size());
    int from = column(before.line(line), seed);
    var text = "w" + word.stream().filter(Character::isLetter).filter(c -> c < 128).map(String::valueOf)
        .reduce("", String::concat);

    var after = before.with(List.of(new Change.Replace(line, from, before.line(line).length(), text)));

    assertThat(after.line(line)).isEqualTo(before.line(line).substring(0, from) + text);
    assertThat(without(after, line)).isEqualTo(without(before, line));
    assertThat(after.with(List.of(new Change.Replace(line, 0, after.line(line).length(), ""))).render())
        .isEqualTo(before.with(List.of(new Change.Replace(line, 0, before.line(line).length(), ""))).render());
  }

  @Property
  void inserted_lines_come_after_theirs_and_the_last_line_end_stays_as_it_was(
      @ForAll("documents") byte[] bytes, @ForAll int seed) {
    var before = Manuscript.of(bytes);
    int line = Math.floorMod(seed, before.size() + 1);

    var after = before.with(List.of(new Change.Insert(line, List.of("one", "two"))));

    assertThat(after.size()).isEqualTo(before.size() + 2);
    var lines = new ArrayList<>(after.lines());
    assertThat(lines.subList(line, line + 2)).containsExactly("one", "two");
    lines.subList(line, line + 2).clear();
    assertThat(lines).isEqualTo(before.lines());
    assertThat(endsLine(after.render())).isEqualTo(before.size() == 0 || endsLine(bytes));
  }

  private static boolean endsLine(byte[] bytes) {
    return bytes[bytes.length - 1] == '\n' || bytes[bytes.length - 1] == '\r';
  }

  /** A surrogate pair is one letter. */
  private static int column(String line, int seed) {
    int column = line.isEmpty() ? 0 : Math.floorMod(seed, line.length() + 1);
    return column > 0 && column < line.length() && Character.isLowSurrogate(line.charAt(column)) ? column - 1 : column;
  }

  private static List<String> without(Manuscript text, int line) {
    var lines = new ArrayList<>(text.lines());
    lines.remove(line - 1);
    return lines;
  }

  @Provide
  Arbitrary<byte[]> documents() {
    var line = Arbitraries.oneOf(
        Arbitraries.of("", "Status: review", "## Status", "- [ ] task (AC: 1)", "\tindented", "a b", "```",
            "<!-- x -->", "| a | b |", "---", "trailing  ", "Äpfel 完成 🎯", "key: value # why", "\u2028"),
        Arbitraries.strings().ascii().excludeChars('\n', '\r', '\0').ofMaxLength(20));
    var ended = Combinators.combine(line, Arbitraries.of("\n", "\r\n", "\r", "\n\n")).as(String::concat);
    var tail = Arbitraries.of("", "no line end", "Status: done");
    var encoded = Combinators.combine(ended.list().ofMaxSize(12), tail, Arbitraries.of(true, false))
        .as((lines, last, marked) -> ((marked ? "\uFEFF" : "") + String.join("", lines) + last));
    return Arbitraries.oneOf(
        encoded.map(text -> text.getBytes(StandardCharsets.UTF_8)),
        encoded.map(text -> text.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
