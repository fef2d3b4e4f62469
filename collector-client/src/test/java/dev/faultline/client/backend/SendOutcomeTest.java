package dev.faultline.client.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a backend says is told people as it is, but for what is not to be read. */
class SendOutcomeTest {
  @Test
  void theWordsOfABackendStayOnTheirLineAndInTheirOrder() {
    String words = "no\r\n\u001b[2J\u202Egnp\u2066\u2028\u200B\u0085end";
    String shown = "no   [2J gnp    end";

    assertThat(SendOutcome.retryable(words).detail()).isEqualTo(shown);
    assertThat(SendOutcome.retryableAfter(words, 1).detail()).isEqualTo(shown);
    assertThat(SendOutcome.rejected(DropReason.REJECTED, words).detail()).isEqualTo(shown);
    assertThat(SendOutcome.accepted(1, words).detail()).isEqualTo(shown);
  }

  @Test
  void otherWordsStayAsTheyAre() {
    assertThat(SendOutcome.retryable("Gr\u00fc\u00dfe, \u4f60\u597d \ud83d\ude00").detail())
        .isEqualTo("Gr\u00fc\u00dfe, \u4f60\u597d \ud83d\ude00");
    assertThat(SendOutcome.accepted(0, null).detail()).isNull();
  }
}
