package dev.faultline.capture.redaction;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts in which {@code ‹…›} marks what must be hidden, and nothing else may be. */
final class MarkedText {

  private static final ValueRedaction USUAL = Redaction.usual().values();

  private MarkedText() {}

  static void check(String marked) {
    String text = marked.replaceAll("[‹›]", "");
    String expected = marked.replaceAll("(?s)‹.*?›", "[redacted]");

    assertThat(USUAL.redact(text)).isEqualTo(expected);
    assertThat(USUAL.redact("before, " + text)).isEqualTo("before, " + expected);
    // What is hidden already stays as it is.
    assertThat(USUAL.redact(expected)).isEqualTo(expected);
  }
}
