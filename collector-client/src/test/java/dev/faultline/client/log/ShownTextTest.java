package dev.faultline.client.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTextTest {
  @Test
  void escapesWhatATerminalWouldObey() {
    assertThat(ShownText.of("a\nb\r\tc\u001b[31m\u0085\u2028\u2029\u202Ed\u0000", 100))
        .isEqualTo("a\\nb\\r\\tc\\u001b[31m\\u0085\\u2028\\u2029\\u202ed\\u0000");
  }

  @Test
  void leavesOtherTextAsItIs() {
    String text = "Müller → 😀 \"quoted\" \\ back";

    assertThat(ShownText.of(text, 100)).isSameAs(text);
  }

  @Test
  void cutsAndMends() {
    assertThat(ShownText.of("\uD83Dabcdef", 4)).isEqualTo("\uFFFDabc… (+3 chars)");
    assertThat(ShownText.of("abc😀", 4)).isEqualTo("abc… (+2 chars)");
  }
}
