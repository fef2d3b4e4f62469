package dev.faultline.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RotationTest {
  @Test
  void eachIsFirstOnce() {
    List<String> all = List.of("none", "ours", "theirs");

    assertThat(Rotation.of(all, 1)).containsExactly("none", "ours", "theirs");
    assertThat(Rotation.of(all, 2)).containsExactly("ours", "theirs", "none");
    assertThat(Rotation.of(all, 3)).containsExactly("theirs", "none", "ours");
    assertThat(Rotation.of(all, 4)).isEqualTo(all);
  }

  @Test
  void thereMayBeNone() {
    assertThat(Rotation.of(List.of(), 2)).isEmpty();
  }
}
