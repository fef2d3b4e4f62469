package dev.faultline.benchmarks.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LiveHeapTest {
  @Test
  void aHistogramHasClassesAndATotal() {
    LiveHeap heap =
        LiveHeap.read(
            List.of(
                " num     #instances         #bytes  class name (module)",
                "-------------------------------------------------------",
                "   1:         86420        7716984  [B (java.base@17.0.15)",
                "   2:             1             16  dev.faultline.capture.Some",
                "Total        86421        7717000"));

    assertThat(heap.bytes()).isEqualTo(7_717_000);
    assertThat(heap.has("dev.faultline.")).isTrue();
    assertThat(heap.has("datadog.")).isFalse();
  }

  @Test
  void whatIsNoneIsSaid() {
    assertThatIllegalStateException()
        .isThrownBy(() -> LiveHeap.read(List.of("12: No such process")))
        .withMessageContaining("No such process");
  }
}
