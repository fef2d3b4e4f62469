package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.AtOnce;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecordQueueTest {

  @Test
  void handsRecordsOnInTheirOrder() {
    RecordQueue queue = new RecordQueue(10);
    Record first = record();
    Record second = record();
    queue.offer(first);
    queue.offer(second);

    assertThat(queue.poll()).isSameAs(first);
    assertThat(queue.poll()).isSameAs(second);
    assertThat(queue.poll()).isNull();
    assertThat(queue.refused()).isZero();
  }

  @Test
  void handsOnWhatIsInASlotLast() {
    RecordQueue queue = new RecordQueue(10);
    Record last = record();
    Record after = record();
    RecordSlot exchanged = new RecordSlot(record());
    RecordSlot takenBack = new RecordSlot(record());
    queue.offer(exchanged);
    queue.offer(takenBack);
    queue.offer(after);

    assertThat(exchanged.put(last)).isTrue();
    assertThat(takenBack.put(null)).isTrue();
    assertThat(queue.poll()).isSameAs(last);
    assertThat(exchanged.put(record())).isFalse();
    assertThat(queue.poll()).isSameAs(after);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void refusesAndCountsWhatDoesNotFit() {
    RecordQueue queue = new RecordQueue(2);

    assertThat(queue.offer(record())).isTrue();
    assertThat(queue.offer(record())).isTrue();
    assertThat(queue.offer(record())).isFalse();
    assertThat(queue.offer(record())).isFalse();
    assertThat(queue.refused()).isEqualTo(2);

    queue.poll();
    assertThat(queue.offer(record())).isTrue();
    assertThat(queue.refused()).isEqualTo(2);
  }

  @Test
  void holdsExactlyItsCapacityHoweverManyComeAtOnce() throws Exception {
    RecordQueue queue = new RecordQueue(1000);
    AtomicInteger accepted = new AtomicInteger();

    AtOnce.run(
        8,
        thread -> {
          for (int i = 0; i < 1000; i++) {
            accepted.addAndGet(queue.offer(record()) ? 1 : 0);
          }
        });

    assertThat(accepted).hasValue(1000);
    assertThat(queue.refused()).isEqualTo(7000);
    assertThat(drained(queue)).isEqualTo(1000);
  }

  @Test
  void losesNothingThatItAcceptedWhileItIsEmptied() throws Exception {
    RecordQueue queue = new RecordQueue(100);
    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();

    AtOnce.run(
        8,
        thread -> {
          for (int i = 0; i < 5000; i++) {
            if (thread == 0) {
              taken.addAndGet(queue.poll() == null ? 0 : 1);
            } else {
              accepted.addAndGet(queue.offer(record()) ? 1 : 0);
            }
          }
        });

    assertThat(accepted.get() + queue.refused()).isEqualTo(35_000);
    assertThat(taken.get() + drained(queue)).isEqualTo(accepted.get());
  }

  private static int drained(RecordQueue queue) {
    int count = 0;
    while (queue.poll() != null) {
      count++;
    }
    return count;
  }

  private static Record record() {
    return new BoundaryRecord(
        new IllegalStateException(), Thread.currentThread(), Boundary.UNCAUGHT, null, false);
  }
}
