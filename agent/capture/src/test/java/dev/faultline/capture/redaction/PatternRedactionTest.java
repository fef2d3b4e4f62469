package dev.faultline.capture.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PatternRedactionTest {

  @Test
  void hidesWhatOneOfThePatternsFinds() {
    Redaction redaction = with("K-\\d+", "(?i)codename \\w+");

    assertThat(redaction.message("K-12 and K-13: Codename Merlin, password=x"))
        .isEqualTo("[redacted] and [redacted]: [redacted], password=[redacted]");
    assertThat(redaction.message(null)).isNull();
    assertThat(with("x*").message("abc")).isEqualTo("abc");
  }

  @Test
  void hidesItInSnapshotsAtAnyDepth() {
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("K-1", Arrays.asList("K-2", 3L, null, true));
    Map<String, Object> variables = Map.of("v", inner, "w", 1.5);

    assertThat(with("K-\\d+").variables(variables))
        .isEqualTo(
            Map.of(
                "v", Map.of("[redacted]", Arrays.asList("[redacted]", 3L, null, true)), "w", 1.5));
    assertThat(with("K-\\d+").variables(null)).isNull();
    assertThat(Redaction.usual().variables(variables)).isSameAs(variables);
  }

  /** It would take longer than the universe has been there. */
  @Test
  void givesUpOnAPatternThatDoesNotEndAndHidesTheWholeText() {
    assertThat(with("(a+)+\\1b").message("a".repeat(200) + "c")).isEqualTo("[redacted]");
    assertThat(with("(a|b|ab)*c").message("ab".repeat(100_000))).isEqualTo("[redacted]");
  }

  private static Redaction with(String... patterns) {
    return Redaction.builder()
        .patterns(Arrays.stream(patterns).map(Pattern::compile).toList())
        .names(List.of())
        .build();
  }
}
