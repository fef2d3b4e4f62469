package dev.faultline.capture.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.AtOnce;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackDepthsTest {

  private final StackDepths depths = new StackDepths();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 1024, Integer.MAX_VALUE})
  void countsAFewOfADepth(int depth) {
    for (int i = 0; i < StackDepths.MOST; i++) {
      assertThat(depths.hasFewer(depth, i)).isFalse();
      assertThat(depths.hasFewer(depth, i + 1)).isTrue();
      depths.recorded(depth);
    }
    depths.recorded(depth);

    assertThat(depths.hasFewer(depth, StackDepths.MOST)).isFalse();
  }

  @Test
  void hasNothingFewerWhenTheDepthIsNotKnown() {
    depths.recorded(-1);

    assertThat(depths.hasFewer(-1, StackDepths.MOST)).isFalse();
    assertThat(IntStream.range(0, 100)).allMatch(depth -> depths.hasFewer(depth, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 60, 1000})
  void tellsDepthsApartThatLieCloseToEachOther(int depth) {
    depths.recorded(depth);

    assertThat(IntStream.rangeClosed(1, 12)).allMatch(more -> depths.hasFewer(depth + more, 1));
  }

  @Test
  void forgetsAll() {
    IntStream.range(0, 100).forEach(depths::recorded);
    assertThat(IntStream.range(0, 100)).noneMatch(depth -> depths.hasFewer(depth, 1));

    depths.clear();

    assertThat(IntStream.range(0, 100)).allMatch(depth -> depths.hasFewer(depth, 1));
  }

  @Test
  void losesNothingOnManyThreads() throws Exception {
    AtOnce.run(8, thread -> IntStream.range(0, 100).forEach(depths::recorded));

    assertThat(IntStream.range(0, 100))
        .noneMatch(depth -> depths.hasFewer(depth, StackDepths.MOST));
  }
}
