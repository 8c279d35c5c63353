package io.cflow.processors.bmad.dialect.planning;

import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.Table;
import io.cflow.processors.bmad.words.StoryHeading;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables of stories: numbers in the first column, titles in another, which the header names. */
final class StoryTable {

  private static final String NUMBERS = "#|id|nr\\.?|no\\.?|stor(?:y|ies)(?: ?(?:id|#|no\\.?|number))?"
      + "|故事(?:编号|編號|id)?|스토리|ストーリー|história|historia|histoire|storia|история";
  private static final String TITLES = "(?:story )?(?:title|name)|标题|標題|名称|名稱|titre|título|titel|titolo|название|제목"
      + "|タイトル|tiêu đề";
  private static final String STORY = "story|故事";

  /** A story in a row of a table. */
  record Row(int line, StoryHeading story) {}

  private StoryTable() {}

  static Stream<Row> rows(Markdown document) {
    return Table.in(document, 1, document.size()).stream()
        .flatMap(table -> titles(table).stream().flatMap(column -> rows(table, column)));
  }

  /** Empty for a table of something else. */
  private static Optional<Integer> titles(Table table) {
    boolean numbered = table.column(NUMBERS).filter(column -> column == 0).isPresent();
    return numbered
        ? table.column(TITLES).or(() -> table.column(STORY)).filter(column -> column > 0)
        : Optional.empty();
  }

  private static Stream<Row> rows(Table table, int titles) {
    return table.rows().stream().flatMap(row -> story(row.cell(0) + ": " + row.cell(titles))
        .map(story -> new Row(row.line(), story)).stream());
  }

  private static Optional<StoryHeading> story(String text) {
    return StoryHeading.of(text).or(() -> StoryHeading.bare(text)).filter(story -> story.number() != null);
  }
}
