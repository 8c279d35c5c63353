package io.cflow.processors.bmad.dialect.planning;

import io.cflow.processors.bmad.item.Orders;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.StoryHeading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A table of stories: numbers in its first column, titles in another, which its header names. */
final class StoryTable {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern NUMBERS = Pattern.compile(
      "#|id|nr\\.?|no\\.?|stor(?:y|ies)(?: ?(?:id|#|no\\.?|number))?|故事(?:编号|編號|id)?|스토리|ストーリー|história|historia|histoire",
      FLAGS);
  private static final Pattern TITLES = Pattern.compile(
      "(?:story )?(?:title|name)|story|标题|標題|名称|名稱|titre|título|titel|titolo|название|제목|タイトル|tiêu đề", FLAGS);
  private static final int LONGEST = 1_000;

  /** A story in a row of a table. */
  record Row(int line, StoryHeading story) {}

  private final Markdown document;
  private final List<Row> rows = new ArrayList<>();

  private StoryTable(Markdown document) {
    this.document = document;
  }

  static Stream<Row> rows(Markdown document) {
    var table = new StoryTable(document);
    for (int i = 1; i <= document.size(); i++) {
      i = table.isRow(i) ? table.read(i) : i;
    }
    return table.rows.stream();
  }

  private boolean isRow(int line) {
    return document.isProse(line) && document.line(line).stripLeading().startsWith("|")
        && document.line(line).length() <= LONGEST;
  }

  /** Returns the last line of the table that begins on a line. */
  private int read(int header) {
    int titles = titleColumn(Orders.cells(document.line(header)));
    int last = header;
    while (last < document.size() && isRow(last + 1)) {
      last++;
      if (titles > 0) {
        addRow(last, titles);
      }
    }
    return last;
  }

  /** 0 for a table of something else. */
  private static int titleColumn(List<String> header) {
    boolean numbered = NUMBERS.matcher(Plain.of(header.getFirst())).matches();
    for (int i = 1; numbered && i < header.size(); i++) {
      if (TITLES.matcher(Plain.of(header.get(i))).matches()) {
        return i;
      }
    }
    return 0;
  }

  private void addRow(int line, int titles) {
    var cells = Orders.cells(document.line(line));
    if (titles < cells.size()) {
      story(Plain.of(cells.getFirst()), Plain.of(cells.get(titles))).ifPresent(story -> rows.add(new Row(line, story)));
    }
  }

  private static Optional<StoryHeading> story(String number, String title) {
    var text = number + ": " + title;
    return StoryHeading.of(text).or(() -> StoryHeading.bare(text)).filter(story -> story.number() != null);
  }
}
