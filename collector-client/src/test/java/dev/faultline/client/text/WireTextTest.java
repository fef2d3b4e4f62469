package dev.faultline.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTextTest {

  @Test
  void aTextThatIsCutTwiceTellsAllThatIsMissing() {
    String once = WireText.of("m".repeat(3_000_000), 16_384);

    assertThat(once).isEqualTo("m".repeat(16_384) + "… (+2983616 chars)");
    assertThat(WireText.of(once, 16_384)).isEqualTo(once);
    assertThat(WireText.of(once, 20_000)).isEqualTo(once);
    assertThat(WireText.of(once, 1_024)).isEqualTo("m".repeat(1_024) + "… (+2998976 chars)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" chars)", "12 chars)", "… (+ chars)", "… (+12345678901 chars)", "(+7 chars)"})
  void whatOnlyLooksLikeTheMarkOfACutIsText(String end) {
    String text = "0123456789" + end;

    assertThat(WireText.of(text, 5)).isEqualTo("01234… (+" + (text.length() - 5) + " chars)");
  }
}
