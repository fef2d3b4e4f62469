package dev.faultline.benchmarks.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlaceholderTest {
  private final byte[] request = bytes("a=##,b=##;a=##,b=##;");

  @Test
  void takesTheValueInEachPlaceOfItsEventAlone() {
    Placeholder.in(request, bytes("##"), 2).put(request, 1, bytes("42"));

    assertThat(request).isEqualTo(bytes("a=##,b=##;a=42,b=42;"));
  }

  @Test
  void isAsOftenThereForEachEvent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Placeholder.in(request, bytes("##"), 3))
        .withMessage("## is there 4 times, for 3 events");
    assertThatIllegalArgumentException().isThrownBy(() -> Placeholder.in(request, bytes("??"), 2));
  }

  @Test
  void refusesAValueOfAnotherLength() {
    Placeholder placeholder = Placeholder.in(request, bytes("##"), 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> placeholder.put(request, 0, bytes("123")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
