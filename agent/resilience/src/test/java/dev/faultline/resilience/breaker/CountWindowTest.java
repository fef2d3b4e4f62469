package dev.faultline.resilience.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountWindowTest {

  private static final int FAILED = 1;
  private static final int SLOW = 2;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 64, 65, 1000})
  void holdsTheLastCallsAsAQueueWould(int size) {
    CountWindow window = new CountWindow(size);
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    Random random = new Random(size);

    // More laps than a lap's number has room for when the window is small.
    for (int i = 0; i < 50_000; i++) {
      boolean good = i / 3_000 % 2 == 0;
      int outcome = good && random.nextInt(50) > 0 ? 0 : random.nextInt(4);
      window.add((outcome & FAILED) != 0, (outcome & SLOW) != 0, TripRule.NEVER);
      queue.add(outcome);
      if (queue.size() > size) {
        queue.remove();
      }
      if (i % 97 == 0 || i < 200) {
        assertSame(window.figures(), queue);
      }
    }
  }

  private static void assertSame(WindowFigures figures, ArrayDeque<Integer> queue) {
    assertThat(figures.calls()).isEqualTo(queue.size());
    assertThat(figures.failed()).isEqualTo(queue.stream().filter(o -> (o & FAILED) != 0).count());
    assertThat(figures.slow()).isEqualTo(queue.stream().filter(o -> (o & SLOW) != 0).count());
  }

  @Test
  void holdsTheMostThatItMay() {
    CountWindow window = new CountWindow(CountWindow.LARGEST);

    for (int i = 0; i < CountWindow.LARGEST + 1; i++) {
      window.add(true, true, TripRule.NEVER);
    }

    assertThat(window.figures()).hasToString("65536 calls, 65536 failed, 65536 slow");
  }
}
