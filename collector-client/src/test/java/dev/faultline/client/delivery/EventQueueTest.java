package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.size.EventSize;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who makes room for whom, and in which order events leave. */
class EventQueueTest {
  private static final long SIZE = EventSize.of(event('n', 0));

  private Ledger ledger;
  private EventQueue queue;

  private void make(DeliverySettings.Builder settings) {
    DeliverySettings built = settings.batchInterval(Duration.ZERO).build();
    ledger = new Ledger(built.queueCapacity(), built.queueBytes());
    queue = new EventQueue(ledger, new LostEvents(ledger), built, Integer.MAX_VALUE);
  }

  private static DeliverySettings.Builder settings() {
    return DeliverySettings.builder();
  }

  /** Of high, normal or low priority. */
  private static Event event(char priority, int number) {
    return event("" + priority + number);
  }

  private static Event event(String message) {
    Disposition disposition =
        switch (message.charAt(0)) {
          case 'h' -> Disposition.UNCAUGHT;
          case 'l' -> Disposition.HANDLED;
          default -> Disposition.SWALLOWED;
        };
    return SampleEvents.builder(message).disposition(disposition).build();
  }

  private List<Boolean> offer(String... messages) {
    List<Boolean> letIn = new ArrayList<>();
    for (String message : messages) {
      letIn.add(queue.offer(event(message)));
    }
    return letIn;
  }

  private static List<String> messages(Batch batch) {
    return batch.events().stream()
        .map(event -> ((ExceptionEvent) event).exceptions().get(0).message())
        .toList();
  }

  private List<String> next() {
    Batch batch = queue.take(new FlushRequests(ledger, queue), 0, 0);
    ledger.delivered(batch.size(), 0, batch.bytes());
    queue.settled();
    return messages(batch);
  }

  private List<String> all() {
    Batch batch = queue.drain();
    ledger.delivered(batch.size(), 0, batch.bytes());
    queue.settled();
    return messages(batch);
  }

  @Test
  void aFullQueueDoesNotMeasureWhatItCannotTake() {
    AtomicInteger looks = new AtomicInteger();
    List<String> value =
        new AbstractList<>() {
          @Override
          public String get(int index) {
            looks.incrementAndGet();
            return "x";
          }

          @Override
          public int size() {
            return 10;
          }
        };
    Event measured = SampleEvents.withVariables(Map.of("value", value));
    make(settings().queueCapacity(2));
    offer("n0");
    assertThat(queue.offer(measured)).isTrue();
    assertThat(looks.getAndSet(0)).isPositive();

    assertThat(queue.offer(measured)).isFalse();
    assertThat(looks).hasValue(0);
    assertThat(ledger.account().dropped(DropReason.QUEUE_FULL)).isEqualTo(1);
    ledger.close();
    assertThat(queue.offer(measured)).isFalse();
    assertThat(ledger.account().dropped(DropReason.CLOSED)).isEqualTo(1);
  }

  @Test
  void aFullQueueGivesUpTheNewestOfTheLowest() {
    make(settings().queueCapacity(4));
    assertThat(offer("l0", "n0", "l1", "n1")).containsOnly(true);

    assertThat(offer("h0")).containsExactly(true);
    assertThat(offer("n2")).containsExactly(true);
    assertThat(offer("h1")).containsExactly(true);
    assertThat(offer("n3", "l2")).containsExactly(false, false);
    assertThat(all()).containsExactly("n0", "n1", "h0", "h1");
    assertThat(ledger.account().toString())
        .isEqualTo(
            "offered 9 = delivered 4 + refused 0 + dropped {QUEUE_FULL=2, DISPLACED=3} + waiting 0");
  }

  @Test
  void equalsAndHigherOnesAreNotDisplaced() {
    make(settings().queueCapacity(2));
    offer("h0", "n0");

    assertThat(offer("n1", "l0")).containsExactly(false, false);
    assertThat(offer("h1")).containsExactly(true);
    assertThat(offer("h2")).containsExactly(false);
    assertThat(all()).containsExactly("h0", "h1");
  }

  @Test
  void whatIsBeingSentIsNotDisplaced() {
    make(settings().queueCapacity(2));
    offer("l0", "l1");
    Batch inHand = queue.take(new FlushRequests(ledger, queue), 0, 0);

    assertThat(offer("h0")).containsExactly(false);
    assertThat(inHand.size()).isEqualTo(2);
    assertThat(ledger.account().waiting()).isEqualTo(2);
  }

  @Test
  void asManyAreDisplacedAsItTakesInBytes() {
    make(settings().queueBytes(4 * SIZE));
    offer("l0", "l1", "l2", "l3");
    Event large = event("h" + "x".repeat(((int) SIZE + 100) / 3));

    assertThat(queue.offer(large)).isTrue();
    assertThat(ledger.account().dropped(DropReason.DISPLACED)).isEqualTo(3);
    assertThat(ledger.account().waitingBytes()).isEqualTo(SIZE + EventSize.of(large));
    assertThat(all()).hasSize(2).first().isEqualTo("l0");
    assertThat(ledger.account().waitingBytes()).isZero();
  }

  @Test
  void noneIsDisplacedInVain() {
    make(settings().queueBytes(4 * SIZE));
    offer("h0", "h1", "l0", "l1");

    assertThat(queue.offer(event("h" + "x".repeat(3 * (int) SIZE)))).isFalse();
    assertThat(all()).containsExactly("h0", "h1", "l0", "l1");
  }

  @Test
  void theHighestGoFirstAndEachEighthIsTheOldest() {
    make(settings().batchSize(1));
    offer(IntStream.range(0, 3).mapToObj(i -> "l" + i).toArray(String[]::new));
    offer(IntStream.range(0, 4).mapToObj(i -> "n" + i).toArray(String[]::new));
    offer(IntStream.range(0, 10).mapToObj(i -> "h" + i).toArray(String[]::new));
    List<String> left = new ArrayList<>();
    for (int i = 0; i < 17; i++) {
      left.addAll(next());
    }

    assertThat(left)
        .containsExactly(
            "h0", "h1", "h2", "h3", "h4", "h5", "h6", "l0", "h7", "h8", "h9", "n0", "n1", "n2",
            "n3", "l1", "l2");
  }

  @Test
  void aLowOneLeavesHoweverManyHighOnesKeepComing() {
    make(settings().batchSize(4).queueCapacity(64));
    offer("l0");
    List<String> left = new ArrayList<>();
    for (int i = 0; i < 20 && !left.contains("l0"); i++) {
      for (int j = 0; j < 4; j++) {
        offer("h" + i + j);
      }
      left.addAll(next());
    }

    assertThat(left).contains("l0").hasSize(8);
  }

  @Test
  void aBatchIsInTheOrderInWhichItsEventsCame() {
    make(settings().batchSize(4));
    offer("l0", "n0", "h0", "l1", "h1", "n1");

    assertThat(next()).containsExactly("n0", "h0", "h1", "n1");
    assertThat(next()).containsExactly("l0", "l1");
  }

  @Test
  void aBatchIsAsLargeAsItMayBeWhateverItsPriorities() {
    make(settings().batchBytes(3 * SIZE));
    offer("l0", "h0", "l1", "n0");

    assertThat(next()).hasSize(3);
    assertThat(next()).containsExactly("l1");
  }

  @Test
  void whatWaitsIsKnownByItsNumberUntilItIsSettledOrDisplaced() {
    make(settings().queueCapacity(3).batchSize(1));
    offer("l0", "n0", "n1");
    assertThat(queue.holdsUpTo(1)).isTrue();
    assertThat(queue.holdsUpTo(0)).isFalse();

    offer("h0");
    assertThat(queue.holdsUpTo(1)).as("displaced").isFalse();
    Batch first = queue.take(new FlushRequests(ledger, queue), 0, 0);
    assertThat(messages(first)).containsExactly("h0");
    assertThat(queue.holdsUpTo(2)).isTrue();
    queue.settled();
    Batch second = queue.take(new FlushRequests(ledger, queue), 0, 0);
    assertThat(messages(second)).containsExactly("n0");
    assertThat(queue.holdsUpTo(2)).as("in hand").isTrue();
    queue.settled();
    assertThat(queue.holdsUpTo(2)).isFalse();
    assertThat(queue.holdsUpTo(3)).isTrue();
  }
}
