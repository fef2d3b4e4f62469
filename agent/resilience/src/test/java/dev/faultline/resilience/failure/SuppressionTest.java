package dev.faultline.resilience.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SuppressionTest {

  @Test
  void hasAFailureTellOfAnother() {
    IOException failure = new IOException();
    IllegalStateException other = new IllegalStateException();

    Suppression.add(failure, other);
    Suppression.add(failure, failure);

    assertThat(failure.getSuppressed()).containsExactly(other);
  }

  @Test
  void aFailureThatIsSharedDoesNotGrowWithoutEnd() {
    IOException shared = new IOException();

    for (int i = 0; i < 3 * Suppression.MOST; i++) {
      Suppression.add(shared, new IllegalStateException());
    }

    assertThat(shared.getSuppressed()).hasSize(Suppression.MOST);
  }
}
