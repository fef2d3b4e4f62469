package dev.faultline.capture.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.AtOnce;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackDepthsTest {

  private final Fingerprint depths =
      new SiteRegistry()
          .of("com.acme.Shop", null)
          .throwSite(0, "order", 42, List.of(), ThrownOrigin.ELSEWHERE)
          .activity()
          .of(new IllegalStateException());

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 1024, Integer.MAX_VALUE})
  void countsAFewOfADepth(int depth) {
    for (int i = 0; i < StackDepths.MOST; i++) {
      assertThat(depths.hasFewerOfDepth(depth, i)).isFalse();
      assertThat(depths.hasFewerOfDepth(depth, i + 1)).isTrue();
      depths.recordedOfDepth(depth);
    }
    depths.recordedOfDepth(depth);

    assertThat(depths.hasFewerOfDepth(depth, StackDepths.MOST)).isFalse();
  }

  @Test
  void hasNothingFewerWhenTheDepthIsNotKnown() {
    depths.recordedOfDepth(-1);

    assertThat(depths.hasFewerOfDepth(-1, StackDepths.MOST)).isFalse();
    assertThat(IntStream.range(0, 100)).allMatch(depth -> depths.hasFewerOfDepth(depth, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 60, 1000})
  void tellsDepthsApartThatLieCloseToEachOther(int depth) {
    depths.recordedOfDepth(depth);

    assertThat(IntStream.rangeClosed(1, 12))
        .allMatch(more -> depths.hasFewerOfDepth(depth + more, 1));
  }

  @Test
  void forgetsAll() {
    IntStream.range(0, 100).forEach(depths::recordedOfDepth);
    assertThat(IntStream.range(0, 100)).noneMatch(depth -> depths.hasFewerOfDepth(depth, 1));

    depths.forgetDepths();

    assertThat(IntStream.range(0, 100)).allMatch(depth -> depths.hasFewerOfDepth(depth, 1));
  }

  @Test
  void losesNothingOnManyThreads() throws Exception {
    AtOnce.run(8, thread -> IntStream.range(0, 100).forEach(depths::recordedOfDepth));

    assertThat(IntStream.range(0, 100))
        .noneMatch(depth -> depths.hasFewerOfDepth(depth, StackDepths.MOST));
  }
}
