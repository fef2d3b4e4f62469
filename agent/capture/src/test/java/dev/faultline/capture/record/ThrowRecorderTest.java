package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.AtOnce;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.snapshot.NameRedaction;
import dev.faultline.capture.snapshot.SnapshotLimits;
import dev.faultline.capture.snapshot.Snapshotter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrowRecorderTest {

  private static final Rate ALL = Rate.of(1_000_000, 1_000_000);

  /** One, and no second one while a test runs. */
  private static final Rate ONE = Rate.of(1, 1e-6);

  @TempDir Path folder;

  private final SiteRegistry sites = new SiteRegistry();
  private final ThrowSite site = sites.add("com.acme.Shop", "order", 42, List.of("item", "price"));
  private final ThrowSite other = sites.add("com.acme.Shop", "wrap", 50, List.of("item"));
  private final RecordQueue queue = new RecordQueue(100_000);
  private final Snapshotter snapshotter =
      new Snapshotter(SnapshotLimits.builder().build(), NameRedaction.usualAnd(List.of()));
  private AgentLog log;

  @BeforeEach
  void openLog() throws Exception {
    log = AgentLog.file(AgentLog.Level.DEBUG, folder.resolve("log").toFile());
  }

  @Test
  void recordsTheThrowableItselfItsSiteAndItsVariables() {
    Throwable thrown = new IllegalStateException("out of stock");
    long before = System.currentTimeMillis();

    recorder(ALL, ALL).thrown(thrown, site.number(), new Object[] {"book", 12});

    ThrowRecord record = (ThrowRecord) queue.poll();
    assertThat(record.throwable()).isSameAs(thrown);
    assertThat(record.site()).isSameAs(site);
    assertThat(record.variables()).isEqualTo(Map.of("item", "book", "price", 12L));
    assertThat(record.occurrences()).isOne();
    assertThat(record.threadName()).isEqualTo(Thread.currentThread().getName());
    assertThat(record.threadId()).isEqualTo(Thread.currentThread().getId());
    assertThat(record.unixMillis()).isBetween(before, System.currentTimeMillis());
    assertThat(queue.poll()).isNull();
  }

  @Test
  void recordsWithoutVariablesWhereThereAreNone() {
    recorder(ALL, ALL).thrown(new IllegalStateException(), site.number(), null);

    assertThat(((ThrowRecord) queue.poll()).variables()).isNull();
  }

  @Test
  void ignoresAThrownNullAndASiteThatItDoesNotKnow() {
    ThrowRecorder recorder = recorder(ALL, ALL);

    recorder.thrown(null, site.number(), null);
    recorder.thrown(new IllegalStateException(), 99, null);

    assertThat(queue.poll()).isNull();
    assertThat(site.activity().thrown()).isZero();
    assertThat(recorder.failures()).isZero();
  }

  @Test
  void countsWhatTheSitesRateDoesNotLetThrough() {
    ThrowRecorder recorder = recorder(Rate.of(3, 1e-6), ALL);
    throwMany(recorder, site, 10);

    List<ThrowRecord> records = records();
    assertThat(counted(records)).hasSize(3);
    assertThat(site.activity().thrown()).isEqualTo(10);
    assertThat(told(records) + site.activity().takeUnrecorded()).isEqualTo(10);
  }

  @Test
  void countsWhatTheProcesssRateDoesNotLetThrough() {
    ThrowRecorder recorder = recorder(ALL, Rate.of(3, 1e-6));
    throwMany(recorder, site, 5);
    throwMany(recorder, other, 5);

    List<ThrowRecord> records = records();
    assertThat(counted(records)).hasSize(3);
    assertThat(told(records) + site.activity().takeUnrecorded() + other.activity().takeUnrecorded())
        .isEqualTo(10);
  }

  @Test
  void givesTheUnrecordedOnesToTheNextRecord() {
    site.activity().countUnrecorded(41);

    recorder(ALL, ALL).thrown(new IllegalStateException(), site.number(), null);

    assertThat(((ThrowRecord) queue.poll()).occurrences()).isEqualTo(42);
    assertThat(site.activity().takeUnrecorded()).isZero();
  }

  @Test
  void countsWhatTheQueueRefuses() {
    RecordQueue full = new RecordQueue(1);
    ThrowRecorder recorder = new ThrowRecorder(sites, snapshotter, full, rates(ALL, ALL), log);
    site.activity().countUnrecorded(5);
    throwMany(recorder, site, 3);

    assertThat(((ThrowRecord) full.poll()).occurrences()).isEqualTo(6);
    assertThat(site.activity().takeUnrecorded()).isEqualTo(2);
  }

  @Test
  void takesTheSameExceptionOnceMoreForARethrow() {
    ThrowRecorder recorder = recorder(ALL, ALL);
    Throwable thrown = new IllegalStateException();

    recorder.thrown(thrown, site.number(), new Object[] {"book", 12});
    recorder.thrown(thrown, other.number(), new Object[] {"pen"});

    List<ThrowRecord> records = records();
    assertThat(records).extracting(ThrowRecord::occurrences).containsExactly(1L, 0L);
    assertThat(records).extracting(ThrowRecord::isRepeated).containsExactly(false, true);
    assertThat(records.get(1).variables()).isEqualTo(Map.of("item", "pen"));
    assertThat(other.activity().takeUnrecorded()).isZero();
  }

  /** A handler passes on what it caught: one exception, counted where it was thrown first. */
  @Test
  void doesNotCountARethrowOfAnExceptionThatItDidNotRecord() {
    ThrowRecorder recorder = recorder(ONE, ALL);
    throwMany(recorder, site, 1 + 16);
    records();
    Throwable thrown = new IllegalStateException();

    recorder.thrown(thrown, site.number(), null);
    recorder.thrown(thrown, other.number(), null);

    assertThat(records()).isEmpty();
    assertThat(site.activity().takeUnrecorded()).isOne();
    assertThat(other.activity().takeUnrecorded()).isZero();
  }

  @Test
  void doesNotCountARethrowOfAnExceptionThatTheQueueRefused() {
    RecordQueue none = new RecordQueue(0);
    ThrowRecorder recorder = new ThrowRecorder(sites, snapshotter, none, rates(ALL, ALL), log);
    Throwable thrown = new IllegalStateException();

    recorder.thrown(thrown, site.number(), null);
    recorder.thrown(thrown, other.number(), null);

    assertThat(site.activity().takeUnrecorded()).isOne();
    assertThat(other.activity().takeUnrecorded()).isZero();
  }

  /** What a {@code try} with resources compiles to. */
  @Test
  void doesNotCountARethrowAfterAnotherExceptionWasThrownInBetween() {
    ThrowRecorder recorder = recorder(ONE, ALL);
    throwMany(recorder, site, 1 + 16);
    records();
    Throwable thrown = new IllegalStateException();

    recorder.thrown(thrown, site.number(), null);
    recorder.thrown(new IllegalStateException("of close()"), site.number(), null);
    recorder.thrown(thrown, other.number(), null);

    assertThat(records()).isEmpty();
    assertThat(site.activity().takeUnrecorded()).isEqualTo(2);
    assertThat(other.activity().takeUnrecorded()).isZero();
  }

  @Test
  void offersAWrapperOfARecordedExceptionEvenWhenItsOwnRateIsUsedUp() {
    ThrowRecorder recorder = recorder(ONE, ALL);
    recorder.thrown(new IllegalStateException("takes the pass"), other.number(), null);
    Throwable cause = new IllegalStateException();
    Throwable wrapper = new RuntimeException(cause);

    recorder.thrown(cause, site.number(), null);
    recorder.thrown(wrapper, other.number(), null);

    List<ThrowRecord> records = records();
    assertThat(records).extracting(ThrowRecord::throwable).endsWith(cause, wrapper);
    assertThat(records).extracting(ThrowRecord::occurrences).containsExactly(1L, 1L, 0L);
    assertThat(records).extracting(ThrowRecord::isRepeated).containsOnly(false);
  }

  @Test
  void offersABoundedNumberOfLinksToEachRecordedException() {
    ThrowRecorder recorder = recorder(ALL, ONE);
    throwMany(recorder, site, 100);

    assertThat(records()).hasSize(1 + 16);
    assertThat(site.activity().takeUnrecorded()).isEqualTo(100 - 1 - 16);
  }

  @Test
  void keepsThreadsApart() throws Exception {
    ThrowRecorder recorder = recorder(ALL, ALL);
    Throwable shared = new IllegalStateException();
    recorder.thrown(shared, site.number(), null);

    AtOnce.run(1, thread -> recorder.thrown(shared, other.number(), null));

    // Whether it is the same exception is seen where the records come together.
    assertThat(records()).extracting(ThrowRecord::occurrences).containsExactly(1L, 1L);
  }

  @Test
  void countsExactlyOnEightThreads() throws Exception {
    ThrowRecorder recorder = recorder(Rate.of(50, 1e-6), ALL);

    AtOnce.run(8, thread -> throwMany(recorder, site, 10_000));

    assertThat(site.activity().thrown()).isEqualTo(80_000);
    assertThat(told(records()) + site.activity().takeUnrecorded()).isEqualTo(80_000);
  }

  @Test
  void recordsEveryUncaughtException() {
    Thread dying = new Thread("dying");
    Throwable thrown = new IllegalStateException();

    recorder(ONE, ONE).uncaught(dying, thrown);

    Record record = queue.poll();
    assertThat(record).isInstanceOf(UncaughtRecord.class);
    assertThat(record.throwable()).isSameAs(thrown);
    assertThat(record.threadName()).isEqualTo("dying");
  }

  /** Reading the application's values may, through its class loaders, run its code after all. */
  @Test
  void doesNotCaptureWhatIsThrownWhileItCaptures() throws Exception {
    AtomicReference<ThrowRecorder> itself = new AtomicReference<>();
    Throwable inner = new IllegalStateException("thrown by the class loader");
    Object value =
        new LoaderOfItsOwn(() -> itself.get().thrown(inner, other.number(), null)).instance();
    itself.set(recorder(ALL, ALL));

    itself.get().thrown(new IllegalStateException(), site.number(), new Object[] {value, 1});

    assertThat(other.activity().thrown()).as("the class loader has thrown").isOne();
    assertThat(records()).extracting(ThrowRecord::throwable).doesNotContain(inner).hasSize(1);
  }

  @Test
  void goesOnCapturingAfterAFailure() throws Exception {
    ThrowRecorder recorder = recorder(ALL, ALL);
    Object failing = failingValue();

    assertThatThrownBy(() -> recorder.thrown(new Error(), site.number(), new Object[] {failing, 1}))
        .isInstanceOf(StackOverflowError.class);
    recorder.thrown(new IllegalStateException(), site.number(), new Object[] {"book", 1});

    assertThat(records()).hasSize(1);
  }

  @Test
  void losesNoCountWhenASnapshotFails() throws Exception {
    ThrowRecorder recorder = recorder(ALL, ALL);
    Object failing = failingValue();
    site.activity().countUnrecorded(5);

    assertThatThrownBy(() -> recorder.thrown(new Error(), site.number(), new Object[] {failing, 1}))
        .isInstanceOf(StackOverflowError.class);

    assertThat(site.activity().takeUnrecorded()).isEqualTo(6);
  }

  @Test
  void turnsASiteOffAfterRepeatedFailuresAndSaysSo() throws Exception {
    ThrowRecorder recorder = recorder(ALL, ALL);
    for (int i = 0; i < 5; i++) {
      recorder.failed(site.number(), new IllegalStateException("a bug"));
    }

    throwMany(recorder, site, 3);
    throwMany(recorder, other, 1);

    assertThat(recorder.failures()).isEqualTo(5);
    assertThat(records()).extracting(ThrowRecord::site).containsExactly(other);
    assertThat(Files.readAllLines(folder.resolve("log")))
        .extracting(line -> line.substring(line.indexOf("WARN")))
        .containsExactly(
            "WARN: the agent failed at com.acme.Shop.order:42: java.lang.IllegalStateException: a"
                + " bug, the application was not disturbed",
            "WARN: the agent failed at com.acme.Shop.order:42: java.lang.IllegalStateException: a"
                + " bug, the application was not disturbed",
            "WARN: the agent failed at com.acme.Shop.order:42: java.lang.IllegalStateException: a"
                + " bug, the application was not disturbed",
            "WARN: the probe at com.acme.Shop.order:42 is off after repeated failures");
  }

  @Test
  void doesNotBlameASiteForTheApplicationsLackOfStackOrMemory() {
    ThrowRecorder recorder = recorder(ALL, ALL);
    for (int i = 0; i < 100; i++) {
      recorder.failed(site.number(), new StackOverflowError());
      recorder.failed(site.number(), new OutOfMemoryError());
    }

    assertThat(recorder.failures()).isEqualTo(200);
    assertThat(site.activity().isOff()).isFalse();
  }

  @Test
  void survivesAFailureThatBelongsToNoSite() throws Exception {
    ThrowRecorder recorder = recorder(ALL, ALL);

    recorder.failed(-1, new IllegalStateException("a bug"));

    assertThat(Files.readString(folder.resolve("log")))
        .contains("the agent failed at an uncaught exception: ");
  }

  private ThrowRecorder recorder(Rate perSite, Rate perProcess) {
    return new ThrowRecorder(sites, snapshotter, queue, rates(perSite, perProcess), log);
  }

  private static RecordingRates rates(Rate perSite, Rate perProcess) {
    return new RecordingRates(perSite, perProcess);
  }

  private static void throwMany(ThrowRecorder recorder, ThrowSite site, int times) {
    for (int i = 0; i < times; i++) {
      recorder.thrown(new IllegalStateException(), site.number(), null);
    }
  }

  private List<ThrowRecord> records() {
    List<ThrowRecord> polled = new ArrayList<>();
    for (Record record = queue.poll(); record != null; record = queue.poll()) {
      polled.add((ThrowRecord) record);
    }
    return polled;
  }

  /** Throws that the records stand for; one that was offered as a possible wrapper is one. */
  private static long told(List<ThrowRecord> records) {
    return records.stream().mapToLong(record -> Math.max(1, record.occurrences())).sum();
  }

  private static List<ThrowRecord> counted(List<ThrowRecord> records) {
    return records.stream().filter(record -> record.occurrences() > 0).toList();
  }

  /** A value at which every snapshot fails as it would near the end of the stack. */
  private static Object failingValue() throws Exception {
    return new LoaderOfItsOwn(
            () -> {
              throw new StackOverflowError();
            })
        .instance();
  }
}
