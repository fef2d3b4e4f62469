package dev.faultline.collector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyLimitsTest {

  private static final long MIB = 1024 * 1024;

  @ParameterizedTest
  @CsvSource({
    "16,   1,  2",
    "256,  8,  16",
    "640,  20, 40",
    "4096, 20, 256",
  })
  void bodiesAreSmallerWhereTheHeapIs(long heap, long one, long all) {
    assertThat(BodyLimits.forHeap(heap * MIB)).isEqualTo(new BodyLimits(one * MIB, all * MIB));
  }
}
