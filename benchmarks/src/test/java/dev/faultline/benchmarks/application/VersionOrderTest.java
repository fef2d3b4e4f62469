package dev.faultline.benchmarks.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionOrderTest {
  @Test
  void numbersCountAsNumbers() {
    assertThat(
            List.of("2.33.1", "2.9.0", "10.0", "2.33.1-rc1", "2.33").stream()
                .sorted(VersionOrder.INSTANCE))
        .containsExactly("2.9.0", "2.33", "2.33.1-rc1", "2.33.1", "10.0");
  }
}
