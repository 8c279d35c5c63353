package io.cflow.agents.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      The system shall show the total to the user when it changes. | ENGLISH
      Das System muss dem Benutzer die Summe zeigen und nicht die Steuer. | GERMAN
      Le système doit afficher le total pour les clients. | FRENCH
      El sistema debe mostrar el total para los clientes. | SPANISH
      系统应显示订单总额 (REST API) | CHINESE
      システムは合計を表示する | JAPANESE
      시스템은 합계를 표시한다 | KOREAN
      Система показывает сумму | RUSSIAN
      Kubernetes Redis PostgreSQL | UNKNOWN
      """)
  void a_text_shows_its_language(String text, Language language) {
    assertThat(Language.of(text)).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource("2000")
  void a_document_is_judged_by_its_beginning(int lines) {
    var document = Stream.generate(() -> "The order is sent to the client.").limit(lines).toList();

    assertThat(Language.of(document)).isEqualTo(Language.ENGLISH);
    assertThat(Language.of(List.of())).isEqualTo(Language.UNKNOWN);
  }
}
