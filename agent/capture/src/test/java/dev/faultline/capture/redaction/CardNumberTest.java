package dev.faultline.capture.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of payment cards however they are written. */
class CardNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "‹4111.1111.1111.1111›",
        "‹4111\u00a01111\u00a01111\u00a01111›",
        "‹4111\u202f1111\u202f1111\u202f1111›",
        "‹4111\u20111111\u20111111\u20111111›",
        "‹4111/1111/1111/1111›",
        "‹4111_1111_1111_1111›",
        "‹4111  1111  1111  1111›",
        "n=‹4111%201111%201111%201111›&b",
        "n=‹4111+1111+1111+1111›&b",
        "‹41111111 11111111›",
        "‹411111 1111111111›",
        "‹411111-111111-1111›",
        "‹41 11 11 11 11 11 11 11›",
        "VISA‹4111111111111111›",
        "card_‹4111111111111111›_x",
        "PAN‹4111 1111 1111 1111›EUR",
        "cardNumberIs‹5555555555554444›",
        "‹4111111111111111›.0",
        "‹4.111111111111111E15›",
        "total=‹4.242424242424242E15›, next",
      })
  void hidesThem(String text) {
    MarkedText.check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order 4111111111111112",
        "order-id 20260512101530001",
        "5412.345678901234",
        "5555.555555554444",
        "41.11.11.11",
        "411.111.111.111.111",
        "4.111111111111111E2",
        "4.111111111111112E15",
        "1.234567890123456E15",
        "0x4111111111111111",
        "abcdef4111111111111111",
        "f4111111111111111a",
        "550e8400-e29b-4111-8111-411111111111",
        "12.05.2026 10:15:30.411111",
        "+49 4111 1111",
        "192.168.100.100:4111",
        "version 4.1.1111.1",
        "41,111,111,111,111,111",
      })
  void leavesOtherNumbersAlone(String text) {
    MarkedText.check(text);
  }

  @ParameterizedTest
  @CsvSource({
    "4111111111111111, true",
    "5.555555555554444E15, true",
    "4111111111111112, false",
    "4111111111111111E3, false",
    "0.4111111111111111, false",
    "NaN, false",
    "Infinity, false",
    "-4111111111111111, false",
  })
  void knowsThoseThatAreFloatingPointNumbers(double number, boolean card) {
    assertThat(Redaction.usual().values().covers(number)).isEqualTo(card);
  }
}
