package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.snapshot.PackageOpener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkStackDepthTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50, 500})
  void isThatOfTheStackTrace(int more) {
    StackDepth depth = JdkStackDepth.of(PackageOpener.NONE);
    Throwable thrown = below(more);

    assertThat(depth.of(thrown)).isEqualTo(thrown.getStackTrace().length).isGreaterThan(more);
    depth.prepare();
    assertThat(depth.of(thrown)).isEqualTo(thrown.getStackTrace().length);
  }

  private static Throwable below(int frames) {
    return frames == 0 ? new IllegalStateException() : below(frames - 1);
  }

  @Test
  void isNothingWithoutAStackTrace() {
    Throwable without = new Throwable(null, null, false, false) {};

    assertThat(JdkStackDepth.of(PackageOpener.NONE).of(without)).isZero();
  }

  @Test
  void isNotKnownWhereTheJvmKeepsItToItself() {
    StackDepth depth = JdkStackDepth.of(type -> false);

    assertThat(depth.of(new IllegalStateException())).isNegative();
  }
}
