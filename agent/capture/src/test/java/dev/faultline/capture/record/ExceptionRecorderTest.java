package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.AgentThreadGroup;
import dev.faultline.capture.AtOnce;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.ExitSite;
import dev.faultline.capture.site.HandlerUse;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.site.ThrownOrigin;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What is recorded, and that nothing is counted twice or not at all. */
class ExceptionRecorderTest extends RecorderFixture {

  @Test
  void recordsTheThrowableItselfItsSiteAndItsVariables() {
    Throwable thrown = new IllegalStateException("out of stock");
    long before = System.currentTimeMillis();

    recorder(ALL, ALL).thrown(thrown, site.number(), new Object[] {"book", 12});

    ThrowRecord record = (ThrowRecord) queue.poll();
    assertThat(record.takeThrowable()).isSameAs(thrown);
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
    ExceptionRecorder recorder = recorder(ALL, ALL);

    recorder.thrown(null, site.number(), null);
    recorder.thrown(new IllegalStateException(), 99, null);

    assertThat(queue.poll()).isNull();
    assertThat(site.activity().seen()).isZero();
    assertThat(recorder.failures()).isZero();
  }

  @Test
  void countsStackOverflowsBeforeItMayRecordThem() {
    ExceptionRecorder recorder = recorder(ALL, ALL);
    Rehearsal rehearsal = new Rehearsal(snapshotter, depth, recorder, log);

    recorder.thrown(new StackOverflowError(), site.number(), null);

    assertThat(site.activity().seen()).isOne();
    assertThat(queue.poll()).isNull();
    rehearsal.run();
    recorder.thrown(new StackOverflowError(), site.number(), null);
    assertThat(site.activity().seen()).isEqualTo(2);
    assertThat(queue.poll()).isNotNull();
  }

  @Test
  void countsWhatTheSitesRateDoesNotLetThrough() {
    ExceptionRecorder recorder = recorder(Rate.of(3, 1e-6), ALL);
    throwMany(recorder, site, 10);

    List<ThrowRecord> records = records();
    assertThat(counted(records)).hasSize(3);
    assertThat(site.activity().seen()).isEqualTo(10);
    assertThat(told(records) + takeUnrecorded(site)).isEqualTo(10);
  }

  @Test
  void countsWhatTheProcesssRateDoesNotLetThrough() {
    ExceptionRecorder recorder = recorder(ALL, Rate.of(3, 1e-6));
    throwMany(recorder, site, 5);
    throwMany(recorder, other, 5);

    List<ThrowRecord> records = records();
    // The first of each site is recorded whatever the rate: there must be an event to count for.
    assertThat(counted(records)).hasSize(3 + 1);
    assertThat(told(records) + takeUnrecorded(site) + takeUnrecorded(other)).isEqualTo(10);
  }

  @Test
  void givesTheUnrecordedOnesToTheNextRecord() {
    countUnrecorded(site, new IllegalStateException(), 41);

    recorder(ALL, ALL).thrown(new IllegalStateException(), site.number(), null);

    assertThat(((ThrowRecord) queue.poll()).occurrences()).isEqualTo(42);
    assertThat(takeUnrecorded(site)).isZero();
  }

  @Test
  void countsWhatTheQueueRefuses() {
    RecordQueue full = new RecordQueue(1);
    ExceptionRecorder recorder =
        new ExceptionRecorder(
            sites, snapshotter, full, rates(ALL, ALL), depth, budget, contexts, log);
    countUnrecorded(site, new IllegalStateException(), 5);
    throwMany(recorder, site, 3);

    assertThat(((ThrowRecord) full.poll()).occurrences()).isEqualTo(6);
    assertThat(takeUnrecorded(site)).isEqualTo(2);
  }

  @Test
  void takesTheSameExceptionOnceMoreForARethrow() {
    ExceptionRecorder recorder = recorder(ALL, ALL);
    Throwable thrown = new IllegalStateException();

    recorder.thrown(thrown, site.number(), new Object[] {"book", 12});
    recorder.thrown(thrown, other.number(), new Object[] {"pen"});

    List<ThrowRecord> records = records();
    assertThat(records).extracting(ThrowRecord::occurrences).containsExactly(1L, 0L);
    assertThat(records).extracting(ThrowRecord::isRepeated).containsExactly(false, true);
    assertThat(records.get(1).variables()).isEqualTo(Map.of("item", "pen"));
    assertThat(takeUnrecorded(other)).isZero();
  }

  /** A handler passes on what it caught: one exception, counted where it was thrown first. */
  @Test
  void doesNotCountARethrowOfAnExceptionThatItDidNotRecord() {
    ExceptionRecorder recorder = recorder(ONE, ALL);
    throwMany(recorder, site, 1 + 16);
    records();
    Throwable thrown = new IllegalStateException();

    recorder.thrown(thrown, site.number(), null);
    recorder.thrown(thrown, other.number(), null);

    assertThat(records()).isEmpty();
    assertThat(takeUnrecorded(site)).isOne();
    assertThat(takeUnrecorded(other)).isZero();
  }

  /** A static exception, thrown again where it always is. */
  @Test
  void countsEveryThrowOfAnExceptionThatIsKept() {
    ExceptionRecorder recorder = recorder(Rate.of(3, 1e-6), ALL);
    Throwable kept = new IllegalStateException();
    for (int i = 0; i < 100; i++) {
      recorder.thrown(kept, site.number(), null);
      recorder.thrown(kept, other.number(), null);
    }

    List<ThrowRecord> offered = records();
    offered.removeIf(ThrowRecord::isRepeated);
    assertThat(told(offered) + takeUnrecorded(site)).isEqualTo(100);
    assertThat(takeUnrecorded(other)).isZero();
  }

  @Test
  void recordsTheEndOfTheStackWithoutLookingAtLocals() {
    recorder(ALL, ALL).thrown(new StackOverflowError(), site.number(), new Object[] {"book", 12});

    assertThat(records()).extracting(ThrowRecord::variables).containsOnlyNulls();
  }

  @Test
  void recordsTheNextOneWhenTheSiteIsDue() {
    ExceptionRecorder recorder = recorder(ONE, ALL);
    throwMany(recorder, site, 50);
    records();
    site.activity().of(new IllegalStateException()).due();
    throwMany(recorder, site, 1);

    assertThat(told(counted(records()))).isEqualTo(50 - 1 - 16 + 1);
  }

  @Test
  void doesNotCountARethrowOfAnExceptionThatTheQueueRefused() {
    RecordQueue none = new RecordQueue(0);
    ExceptionRecorder recorder =
        new ExceptionRecorder(
            sites, snapshotter, none, rates(ALL, ALL), depth, budget, contexts, log);
    Throwable thrown = new IllegalStateException();

    recorder.thrown(thrown, site.number(), null);
    recorder.thrown(thrown, other.number(), null);

    assertThat(takeUnrecorded(site)).isOne();
    assertThat(takeUnrecorded(other)).isZero();
  }

  /** An exception that a future or a reflective call carries is counted as what it is. */
  @Test
  void countsWhatIsCarriedUnderItsOwnType() {
    ExceptionRecorder recorder = recorder(ALL, ALL);
    Throwable carried = new IllegalStateException();
    Throwable carrier = new ExecutionException(carried);
    ThrowSite rethrow =
        sites
            .of("com.acme.Shop", null)
            .throwSite(9, "passOn", 60, List.of(), ThrownOrigin.CAUGHT_HERE);
    CatchSite caught =
        sites
            .of("com.acme.Shop", null)
            .catchSite(9, "ask", 61, HandlerUse.builder().reads().build());
    ExitSite exit = sites.of("com.acme.Shop", null).exitSite("()", "leave", 62, List.of());

    recorder.exited(carrier, exit.number(), null);
    recorder.caught(carrier, caught.number());
    recorder.thrown(carrier, rethrow.number(), null);

    assertThat(List.of(exit, caught, rethrow))
        .allSatisfy(
            at -> {
              assertThat(at.activity().of(carried).seen()).isOne();
              assertThat(at.activity().of(carrier).seen()).isZero();
            });
  }

  /** The method that threw it has told its locals; arguments as at entry are told beside them. */
  @Test
  void recordsTheArgumentsOfANamedMethodThatThrewItself() {
    ExceptionRecorder recorder = recorder(ALL, ALL);
    ExitSite passed = sites.of("com.acme.Shop", null).exitSite("()", "order", 41, List.of("item"));
    ExitSite named = sites.of("com.acme.Shop", null).entrySite("()", "order", 41, List.of("item"));
    Throwable thrown = new IllegalStateException();

    recorder.thrown(thrown, site.number(), new Object[] {"later", 12});
    recorder.exited(thrown, passed.number(), new Object[] {"the same"});
    recorder.exited(thrown, named.number(), new Object[] {"at entry"});
    recorder.exited(thrown, named.number(), new Object[] {"of an outer call"});

    assertThat(records())
        .extracting(ThrowRecord::variables)
        .containsExactly(Map.of("item", "later", "price", 12L), Map.of("item", "at entry"));
  }

  /** What a {@code try} with resources compiles to. */
  @Test
  void doesNotCountARethrowAfterAnotherExceptionWasThrownInBetween() {
    ExceptionRecorder recorder = recorder(ONE, ALL);
    throwMany(recorder, site, 1 + 16);
    records();
    Throwable thrown = new IllegalStateException();

    recorder.thrown(thrown, site.number(), null);
    recorder.thrown(new IllegalStateException("of close()"), site.number(), null);
    recorder.thrown(thrown, other.number(), null);

    assertThat(records()).isEmpty();
    assertThat(takeUnrecorded(site)).isEqualTo(2);
    assertThat(takeUnrecorded(other)).isZero();
  }

  @Test
  void offersAWrapperOfARecordedExceptionEvenWhenItsOwnRateIsUsedUp() {
    ExceptionRecorder recorder = recorder(ONE, ALL);
    recorder.thrown(new RuntimeException("takes the pass"), other.number(), null);
    Throwable cause = new IllegalStateException();
    Throwable wrapper = new RuntimeException(cause);

    recorder.thrown(cause, site.number(), null);
    recorder.thrown(wrapper, other.number(), null);

    List<ThrowRecord> records = records();
    assertThat(records).extracting(ThrowRecord::takeThrowable).endsWith(cause, wrapper);
    assertThat(records).extracting(ThrowRecord::occurrences).containsExactly(1L, 1L, 0L);
    assertThat(records).extracting(ThrowRecord::isRepeated).containsOnly(false);
  }

  @Test
  void offersABoundedNumberOfLinksToEachRecordedException() {
    ExceptionRecorder recorder = recorder(ALL, ONE);
    throwMany(recorder, site, 100);

    assertThat(records()).hasSize(1 + 16);
    assertThat(takeUnrecorded(site)).isEqualTo(100 - 1 - 16);
  }

  @Test
  void keepsThreadsApart() throws Exception {
    ExceptionRecorder recorder = recorder(ALL, ALL);
    Throwable shared = new IllegalStateException();
    recorder.thrown(shared, site.number(), null);

    AtOnce.run(1, thread -> recorder.thrown(shared, other.number(), null));

    // Whether it is the same exception is seen where the records come together.
    assertThat(records()).extracting(ThrowRecord::occurrences).containsExactly(1L, 1L);
  }

  @Test
  void countsExactlyOnEightThreads() throws Exception {
    ExceptionRecorder recorder = recorder(Rate.of(50, 1e-6), ALL);

    AtOnce.run(8, thread -> throwMany(recorder, site, 10_000));

    assertThat(site.activity().seen()).isEqualTo(80_000);
    assertThat(told(records()) + takeUnrecorded(site)).isEqualTo(80_000);
  }

  @Test
  void recordsEveryUncaughtException() {
    Thread dying = new Thread("dying");
    Throwable thrown = new IllegalStateException();

    recorder(ONE, ONE).uncaught(dying, thrown);

    Record record = (Record) queue.poll();
    assertThat(record)
        .isInstanceOfSatisfying(
            BoundaryRecord.class, at -> assertThat(at.boundary()).isEqualTo(Boundary.UNCAUGHT));
    assertThat(record.takeThrowable()).isSameAs(thrown);
    assertThat(record.threadName()).isEqualTo("dying");
  }

  @Test
  void leavesTheAgentsOwnThreadsAlone() throws InterruptedException {
    ExceptionRecorder recorder = recorder(ONE, ALL);
    Thread own =
        new Thread(
            AgentThreadGroup.instance(),
            () -> {
              Throwable thrown = new IllegalStateException();
              recorder.thrown(thrown, site.number(), null);
              recorder.boundary(thrown, Boundary.FUTURE, null);
              recorder.uncaught(Thread.currentThread(), thrown);
            });
    own.start();
    own.join();

    assertThat(queue.isEmpty()).isTrue();
  }

  /** As recursion with {@code finally} does it: each level throws it on. */
  @Test
  void tellsHowAnExceptionEndsThatPassesMorePointsThanAreTold() {
    ExceptionRecorder recorder = recorder(ALL, ALL);
    ThrowSite onward =
        sites
            .of("com.acme.Shop", null)
            .throwSite(0, "walk", 70, List.of(), ThrownOrigin.CAUGHT_HERE);
    CatchSite last =
        sites
            .of("com.acme.Shop", null)
            .catchSite(9, "ask", 61, HandlerUse.builder().reads().build());
    Throwable thrown = new IllegalStateException();

    recorder.thrown(thrown, site.number(), null);
    for (int i = 0; i < 100; i++) {
      recorder.thrown(thrown, onward.number(), null);
    }
    recorder.caught(thrown, last.number());

    ThreadRecord latest = null;
    int told = 0;
    for (ThreadRecord next = queue.poll(); next != null; next = queue.poll()) {
      latest = next;
      told++;
    }
    assertThat(told).isLessThan(50);
    assertThat(latest).isInstanceOf(CatchRecord.class);
    assertThat(((CatchRecord) latest).site()).isSameAs(last);
  }
}
