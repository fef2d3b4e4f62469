package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchLimitTest {
  private final BatchLimit limit = new BatchLimit();

  @Test
  void thereIsNoneBeforeTheFirstRefusal() {
    limit.taken(1_000_000);
    assertThat(limit.bytes()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aRefusalHalvesIt() {
    limit.tooLarge(1_000);
    assertThat(limit.bytes()).isEqualTo(500);
    limit.tooLarge(400);
    assertThat(limit.bytes()).isEqualTo(200);
    // A larger one than was allowed, as of a part that holds a single event and others.
    limit.tooLarge(5_000);
    assertThat(limit.bytes()).isEqualTo(100);
  }

  @Test
  void neverComesToNothing() {
    for (int i = 0; i < 100; i++) {
      limit.tooLarge(3);
    }
    assertThat(limit.bytes()).isEqualTo(1);
    limit.taken(1);
    assertThat(limit.bytes()).isEqualTo(2);
  }

  @Test
  void growsByTheSameWithEachBatchThatComesNearIt() {
    limit.tooLarge(256_000);
    limit.taken(128_000);
    assertThat(limit.bytes()).isEqualTo(129_000);
    limit.taken(64_000);
    assertThat(limit.bytes()).as("a small batch says nothing").isEqualTo(129_000);
    for (int i = 0; i < 127; i++) {
      limit.taken(limit.bytes());
    }
    assertThat(limit.bytes()).isEqualTo(256_000);
  }

  @Test
  void isNotOfTheNextBackend() {
    limit.tooLarge(1_000);
    limit.forget();
    assertThat(limit.bytes()).isEqualTo(Long.MAX_VALUE);
  }
}
