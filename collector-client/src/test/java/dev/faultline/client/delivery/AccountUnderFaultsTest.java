package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.Event;
import dev.faultline.client.spool.Spool;
import dev.faultline.client.spool.SpoolSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever backends, disks and our own code do, in whatever order: the account sums up at every
 * look, nothing in it ever goes back, and what one delivery leaves on disk the next one finds.
 */
class AccountUnderFaultsTest {
  /** {@code -Ddelivery.faults=500} for a long run. */
  private static final int ROUNDS = Integer.getInteger("delivery.faults", 25);

  private static final long SEED = Long.getLong("delivery.seed", 20261122L);

  /** Addresses, each with a folder of its own. */
  private static final int PLACES = 2;

  private static final int PRODUCERS = 3;
  private static final int EACH = 150;
  private static final Disposition[] DISPOSITIONS = Disposition.values();

  /** Events that backends have said they have taken, and refused. */
  private final AtomicLong taken = new AtomicLong();

  private final AtomicLong refused = new AtomicLong();
  private final AtomicReference<AssertionError> wrong = new AtomicReference<>();

  @TempDir private Path folder;

  @Test
  void theAccountAlwaysSumsUp() throws InterruptedException {
    SplittableRandom random = new SplittableRandom(SEED);
    Totals totals = new Totals();
    long left = 0;
    for (int round = 0; round < ROUNDS + PLACES; round++) {
      boolean rest = round >= ROUNDS;
      DeliveryAccount account = rest ? sendRest(round - ROUNDS) : runOnce(random.split());
      String what = "round " + round + " of seed " + SEED + ": " + account;
      assertThat(wrong.get()).as(what).isNull();
      assertSum(account);
      assertThat(account.found()).as(what).isLessThanOrEqualTo(left);
      assertThat(account.waiting()).as(what).isZero();
      assertThat(account.waitingBytes()).as(what).isZero();
      left += account.spooled() - account.found();
      totals.add(account);
    }
    assertThat(left).isZero();
    assertThat(totals.delivered).isEqualTo(taken.get());
    assertThat(totals.refused).isEqualTo(refused.get());
    assertThat(totals.filteredOut + totals.delivered + totals.refused + totals.dropped)
        .isEqualTo(totals.offered)
        .isEqualTo((long) ROUNDS * PRODUCERS * EACH);
    assertThat(totals.delivered).isPositive();
    assertThat(totals.internalErrors).as("errors of ours were provoked").isPositive();
    assertThat(totals.found).as("something was left on disk").isPositive();
  }

  private DeliveryAccount runOnce(SplittableRandom random) throws InterruptedException {
    List<Thread> exporting = new CopyOnWriteArrayList<>();
    SpoolSettings spool = spool(random, random.nextInt(PLACES));
    Backend faulty = new FaultyBackend(random.split(), false);
    EventDelivery delivery = delivery(random, spool, faulty, exporting);
    delivery.resume();
    AtomicReference<DeliveryAccount> end = new AtomicReference<>();
    Thread watching = new Thread(() -> watch(delivery, end));
    watching.start();
    Thread[] producers = new Thread[PRODUCERS];
    for (int i = 0; i < PRODUCERS; i++) {
      SplittableRandom own = random.split();
      producers[i] = new Thread(() -> produce(delivery, own));
      producers[i].start();
    }
    boolean closeEarly = random.nextInt(5) == 0;
    if (closeEarly) {
      delivery.close(Duration.ofMillis(random.nextInt(3)));
    }
    for (Thread producer : producers) {
      producer.join();
    }
    boolean closed = delivery.close(Duration.ofMillis(random.nextInt(40)));
    while (!closed) {
      closed = delivery.close(Duration.ofSeconds(10));
    }
    end.set(delivery.account());
    watching.join();
    for (Thread thread : exporting) {
      // It lets the spool go after it has told that nothing waits.
      thread.join();
    }
    return delivery.account();
  }

  private DeliveryAccount sendRest(int place) {
    SplittableRandom random = new SplittableRandom(1);
    SpoolSettings spool = spool(random, place);
    Backend well = new FaultyBackend(random, true);
    EventDelivery delivery = delivery(random, spool, well, new ArrayList<>());
    delivery.resume();
    await().atMost(Duration.ofMinutes(1)).until(() -> !Spool.holdsSegments(spool));
    assertThat(delivery.close(Duration.ofSeconds(30))).isTrue();
    return delivery.account();
  }

  private SpoolSettings spool(SplittableRandom random, int place) {
    return SpoolSettings.in(folder.resolve("spool" + place).toFile())
        .maxBytes((1 << 16) + random.nextInt(1 << 20))
        .build();
  }

  private EventDelivery delivery(
      SplittableRandom random, SpoolSettings spool, Backend backend, List<Thread> exporting) {
    return new EventDelivery(
        DeliverySettings.builder()
            .queueCapacity(8 + random.nextInt(60))
            .queueBytes(20_000 + random.nextInt(200_000))
            .batchSize(1 + random.nextInt(12))
            .batchInterval(Duration.ofMillis(random.nextInt(3)))
            .initialBackoff(Duration.ofMillis(1))
            .maxBackoff(Duration.ofMillis(3))
            .replayInterval(Duration.ofMillis(1))
            .spool(spool)
            .build(),
        backend,
        work -> {
          Thread thread = new Thread(work);
          exporting.add(thread);
          return thread;
        },
        new RecordingLog());
  }

  private void produce(EventDelivery delivery, SplittableRandom random) {
    for (int i = 0; i < EACH; i++) {
      switch (random.nextInt(60)) {
        case 0 -> delivery.flush(Duration.ofMillis(random.nextInt(20)));
        case 1 -> {
          int place = random.nextInt(PLACES + 1);
          delivery.replaceBackend(
              new FaultyBackend(random.split(), false),
              place < PLACES ? spool(random, place) : null);
        }
        default -> {}
      }
      if (random.nextInt(10) == 0) {
        delivery.filterOut();
      } else {
        delivery.offer(
            SampleEvents.builder("x".repeat(random.nextInt(3_000)))
                .disposition(DISPOSITIONS[random.nextInt(DISPOSITIONS.length)])
                .build());
      }
    }
  }

  private void watch(EventDelivery delivery, AtomicReference<DeliveryAccount> end) {
    DeliveryAccount before = delivery.account();
    try {
      while (end.get() == null) {
        DeliveryAccount now = delivery.account();
        assertSum(now);
        assertNothingGoesBack(before, now);
        before = now;
        Thread.onSpinWait();
      }
    } catch (AssertionError failure) {
      wrong.set(failure);
    }
  }

  private static void assertSum(DeliveryAccount account) {
    assertThat(
            account.filteredOut()
                + account.delivered()
                + account.refused()
                + account.dropped()
                + account.spooled()
                + account.waiting())
        .as("%s", account)
        .isEqualTo(account.offered() + account.found());
    assertThat(account.spooled()).as("%s", account).isNotNegative();
    assertThat(account.waiting()).as("%s", account).isNotNegative();
  }

  private static void assertNothingGoesBack(DeliveryAccount before, DeliveryAccount now) {
    assertThat(now.offered()).isGreaterThanOrEqualTo(before.offered());
    assertThat(now.found()).isGreaterThanOrEqualTo(before.found());
    assertThat(now.filteredOut()).isGreaterThanOrEqualTo(before.filteredOut());
    assertThat(now.delivered()).isGreaterThanOrEqualTo(before.delivered());
    assertThat(now.refused()).isGreaterThanOrEqualTo(before.refused());
    for (DropReason reason : DropReason.values()) {
      assertThat(now.dropped(reason)).isGreaterThanOrEqualTo(before.dropped(reason));
    }
  }

  /** Of all rounds. */
  private static final class Totals {
    long offered;
    long found;
    long filteredOut;
    long delivered;
    long refused;
    long dropped;
    long internalErrors;

    void add(DeliveryAccount account) {
      offered += account.offered();
      found += account.found();
      filteredOut += account.filteredOut();
      delivered += account.delivered();
      refused += account.refused();
      dropped += account.dropped();
      internalErrors += account.dropped(DropReason.INTERNAL_ERROR);
    }
  }

  /** Does anything that a backend may do, and things that it may not. A batch is its size. */
  private final class FaultyBackend implements Backend {
    private final SplittableRandom random;
    private final boolean well;

    FaultyBackend(SplittableRandom random, boolean well) {
      this.random = random;
      this.well = well;
    }

    @Override
    public String description() {
      return "faulty";
    }

    @Override
    public byte[] encode(List<? extends Event> events) throws IOException {
      switch (well ? -1 : random.nextInt(40)) {
        case 0:
          throw new IOException("cannot write it");
        case 1:
          throw new IllegalStateException("a bug");
        case 2:
          throw new OutOfMemoryError("Java heap space");
        case 3:
          throw new NoClassDefFoundError("com/acme/X");
        default:
          return ByteBuffer.allocate(600 * events.size()).putInt(events.size()).array();
      }
    }

    @Override
    public SendOutcome send(byte[] body) {
      int events = ByteBuffer.wrap(body).getInt();
      switch (well ? -1 : random.nextInt(12)) {
        case 0, 1, 2:
          return SendOutcome.retryable("connection refused");
        case 3:
          return SendOutcome.retryableAfter("HTTP 503", random.nextLong(3_000_000));
        case 4:
          return SendOutcome.rejected(DropReason.BAD_REQUEST, "HTTP 400");
        case 5:
          return SendOutcome.rejected(DropReason.TOO_LARGE, "HTTP 413");
        case 6:
          throw new StackOverflowError();
        case 7:
          int some = random.nextInt(events + 1);
          refused.addAndGet(some);
          taken.addAndGet(events - some);
          return SendOutcome.accepted(some, "quota");
        default:
          taken.addAndGet(events);
          return SendOutcome.accepted();
      }
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {
      if (!well && random.nextInt(10) == 0) {
        throw new IllegalStateException("cannot be closed");
      }
    }
  }
}
