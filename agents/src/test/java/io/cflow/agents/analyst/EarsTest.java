package io.cflow.agents.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      The till shall print a receipt. | UBIQUITOUS | The till shall print a receipt.
      When the drawer opens, the till shall beep. | EVENT | When the drawer opens, the till shall beep.
      The system can show a hint when the drawer opens | EVENT | When the drawer opens, the shop shall show a hint.
      While the till is offline, the till shall queue orders. | STATE | While the till is offline, the till shall queue orders.
      If the card is refused, then the till shall ask for cash. | UNWANTED | If the card is refused, then the till shall ask for cash.
      Where a printer is fitted, the till shall print. | OPTIONAL | Where a printer is fitted, the till shall print.
      When it rains, if the roof is open, the motor shall close the roof. | COMPLEX | [NEEDS INPUT: split into one sentence per condition] the motor shall close the roof.
      Users can pay by card | UBIQUITOUS | The shop shall let Users pay by card.
      Dashboard exits with a code | NONE | The Dashboard shall exit with a code.
      Undo history | NONE | [NEEDS INPUT: who] shall [NEEDS INPUT: do what] – Undo history.
      """)
  void a_sentence_is_classified_and_rewritten(String text, EarsPattern pattern, String rewrite) {
    var ears = Ears.of(sentence(text, Language.ENGLISH), "shop");

    assertThat(ears.pattern()).isEqualTo(pattern);
    assertThat(ears.rewrite()).isEqualTo(rewrite);
  }

  @ParameterizedTest
  @CsvSource("系统应显示订单总额")
  void another_language_is_left_alone(String text) {
    assertThat(Ears.of(sentence(text, Language.CHINESE), "shop").pattern()).isEqualTo(EarsPattern.NOT_APPLIED);
  }

  private static Sentence sentence(String text, Language language) {
    return Sentence.of(PlanBuilder.plan().functional("FR1", text).build().requirements().getFirst(), language);
  }
}
