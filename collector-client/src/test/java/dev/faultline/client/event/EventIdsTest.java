package dev.faultline.client.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventIdsTest {
  private static final long NOW = 1_795_305_600_123L;

  @Test
  void hasTheLayoutOfVersion7() {
    UUID id = UUID.fromString(new EventIds(() -> NOW, 1, 2).next());

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW);
  }

  @Test
  void growsAlthoughTheClockStandsStill() {
    EventIds ids = new EventIds(() -> NOW, 1, 2);

    // More than the 4096 that fit into one millisecond.
    assertThat(next(ids, 20_000)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void growsAlthoughTheClockIsSetBack() {
    AtomicLong clock = new AtomicLong(NOW);
    EventIds ids = new EventIds(clock::get, 1, 2);
    String before = ids.next();
    clock.addAndGet(-3_600_000);

    assertThat(ids.next()).isGreaterThan(before);
  }

  @Test
  void followsTheClockAfterARest() {
    AtomicLong clock = new AtomicLong(NOW);
    EventIds ids = new EventIds(clock::get, 1, 2);
    ids.next();
    clock.addAndGet(5);

    assertThat(UUID.fromString(ids.next()).getMostSignificantBits() >>> 16).isEqualTo(NOW + 5);
  }

  @Test
  void isUniqueOverThreadsAndOrderedWithinEach() throws Exception {
    int threads = 8;
    int each = 20_000;
    EventIds ids = new EventIds();
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<String>>> made = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        made.add(
            pool.submit(
                () -> {
                  start.await();
                  return next(ids, each);
                }));
      }
      Set<String> all = new HashSet<>();
      for (Future<List<String>> future : made) {
        assertThat(future.get()).isSorted();
        all.addAll(future.get());
      }
      assertThat(all).hasSize(threads * each);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void twoProcessesInTheSameMillisecondDiffer() {
    Set<String> tails = new HashSet<>();
    for (int process = 0; process < 1_000; process++) {
      tails.add(new EventIds(() -> NOW, ProcessSeed.next(), ProcessSeed.next()).next());
    }

    assertThat(tails).hasSize(1_000);
  }

  private static List<String> next(EventIds ids, int count) {
    List<String> made = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      made.add(ids.next());
    }
    return made;
  }
}
