package dev.faultline.capture.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenKeysTest {

  private final SeenKeys seen = new SeenKeys();

  @Test
  void addsEachKeyOnce() {
    Random random = new Random(1);
    for (int most : new int[] {300, 1, 31, 32, 33, 127, 128, 2000}) {
      seen.clear(most);
      Set<Long> expected = new HashSet<>();
      for (int i = 0; i < most; i++) {
        // Some that come again, and some whose slots are the same.
        long key = random.nextInt(most) * 64L << random.nextInt(2) * 32;
        assertThat(seen.add(key)).isEqualTo(expected.add(key));
      }
    }
  }

  @Test
  void isEmptyAfterItWasCleared() {
    seen.clear(2);
    seen.add(0);
    seen.add(7);
    seen.clear(2);

    assertThat(seen.add(0)).isTrue();
    assertThat(seen.add(7)).isTrue();
  }
}
