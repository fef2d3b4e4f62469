package dev.faultline.capture.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.AtOnce;
import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.Fingerprint;
import dev.faultline.capture.site.HandlerUse;
import dev.faultline.capture.site.Site;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.site.ThrownOrigin;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The short way of what is only counted, and when it is left for the long one. */
class OnlyCountingTest extends RecorderFixture {

  private final ThrowSite maker =
      sites.of("com.acme.Shop", null).throwSite(5, "order", 70, List.of(), ThrownOrigin.MADE_HERE);
  private final CatchSite handler =
      sites
          .of("com.acme.Shop", null)
          .catchSite(5, "order", 71, HandlerUse.builder().reads().build());

  private int depthOfAll = -1;
  private final StackDepth sameDepth = throwable -> depthOfAll;
  private final Sampling sampling = new Sampling(new RecordingRates(ONE, ONE, ONE), sameDepth);
  private final PassingExceptions passing = new PassingExceptions(this::endPeriod);
  private final ThreadCaptures threads = new ThreadCaptures(budget, sampling.clock());
  private final HoldingThreads holding = new HoldingThreads();
  private final OnlyCounting counting =
      new OnlyCounting(sampling, sameDepth, passing, threads, holding, contexts);

  @BeforeEach
  void begin() {
    sampling.clock().read(System.nanoTime());
    recordAll(new IllegalStateException());
    begins(new IllegalStateException());
    assertThat(holding.admits(thread())).isTrue();
  }

  @Test
  void countsWhatIsThrownAndCaught() {
    for (int i = 0; i < 1_000; i++) {
      Throwable thrown = new IllegalStateException();
      assertThat(counting.thrown(thrown, maker)).isTrue();
      assertThat(counting.caught(thrown, handler)).isTrue();
    }

    assertThat(maker.activity().seen()).isEqualTo(1_000);
    assertThat(takeUnrecorded(maker)).isEqualTo(1_000);
    assertThat(handler.activity().seen()).isEqualTo(1_000);
    assertThat(takeUnrecorded(handler)).isZero();
    assertThat(threads.handlersEntered()).isEqualTo(1_000);
    assertThat(budget.samples).hasValueBetween(10L, 60L);
  }

  @Test
  void countsEachOnManyThreads() throws Exception {
    AtOnce.run(
        8,
        number -> {
          ThreadCapture thread = thread();
          for (int i = 0; i < 10_000; i++) {
            Throwable thrown = new IllegalStateException();
            // As the long way does for whoever has lost its place, or never had one.
            if (!counting.thrown(thrown, maker)) {
              fingerprint(maker).countSeen();
              fingerprint(maker).countUnrecorded(1);
              holding.admits(thread);
            }
            if (!counting.caught(thrown, handler)) {
              fingerprint(handler).countSeen();
            }
          }
        });

    assertThat(maker.activity().seen()).isEqualTo(80_000);
    assertThat(takeUnrecorded(maker)).isEqualTo(80_000);
    assertThat(handler.activity().seen()).isEqualTo(80_000);
  }

  @Test
  void leavesTheNextPeriodToTheLongWay() {
    endPeriod();

    assertThat(counting.thrown(new IllegalStateException(), maker)).isFalse();
    assertThat(maker.activity().seen()).isZero();
  }

  @Test
  void endsWhenTheAgentsThreadKeepsTheTimeNoLonger() {
    sampling.clock().read(System.nanoTime() - TimeUnit.HOURS.toNanos(1));
    int taken = 0;
    while (taken < 1_000 && counting.thrown(new IllegalStateException(), maker)) {
      taken++;
    }

    // Until the first of them whose time is measured.
    assertThat(taken).isBetween(1, 2 * CaptureBudget.COUNTS_PER_SAMPLE);
  }

  @Test
  void bringsEachOneToWhereTheyAreNoted() {
    passing.note();

    assertThat(counting.thrown(new IllegalStateException(), maker)).isFalse();
    begins(new IllegalStateException());
    assertThat(counting.thrown(new IllegalStateException(), maker)).isFalse();
  }

  @Test
  void leavesOneThatIsDue() {
    fingerprint(maker).due();

    assertThat(counting.thrown(new IllegalStateException(), maker)).isFalse();
  }

  @Test
  void leavesOneOfAnotherDepth() {
    depthOfAll = 7;
    assertThat(counting.thrown(new IllegalStateException(), maker)).isFalse();

    fingerprint(maker).recordedOfDepth(7);
    assertThat(counting.thrown(new IllegalStateException(), maker)).isTrue();
  }

  @Test
  void leavesOtherTypes() {
    assertThat(counting.thrown(new IllegalArgumentException(), maker)).isFalse();
  }

  @Test
  void leavesCarriersAndWhatTheJvmHasNoRoomFor() {
    for (Throwable special : List.of(new CompletionException(null), new StackOverflowError())) {
      ThrowSite own =
          sites
              .of("com.acme.Shop", null)
              .throwSite(6, special.getClass().getName(), 72, List.of(), ThrownOrigin.MADE_HERE);
      Fingerprint fingerprint = own.activity().of(special);
      fingerprint.takeDue();
      counting.begins(special, fingerprint, counting.period());

      assertThat(counting.thrown(special, own)).isFalse();
    }
  }

  @Test
  void leavesOneThatMayBeKnownWhereItIsNotMade() {
    Throwable kept = new IllegalStateException();
    counting.thrown(kept, maker);
    Fingerprint fingerprint = other.activity().of(kept);
    fingerprint.takeDue();
    counting.begins(kept, fingerprint, counting.period());

    assertThat(counting.thrown(kept, other)).isFalse();
    assertThat(counting.thrown(new IllegalStateException(), other)).isTrue();
  }

  @Test
  void leavesHandlersOfWhatItHasNotSeenThrown() {
    counting.thrown(new IllegalStateException(), maker);

    assertThat(counting.caught(new IllegalStateException(), handler)).isFalse();
  }

  @Test
  void leavesTheSecondHandlerOfOne() {
    Throwable thrown = new IllegalStateException();
    counting.thrown(thrown, maker);

    assertThat(counting.caught(thrown, handler)).isTrue();
    assertThat(counting.caught(thrown, handler)).isFalse();
  }

  @Test
  void leavesAThreadThatIsInsideTheAgent() {
    ThreadCapture inside = threads.enter();
    assertThat(counting.thrown(new IllegalStateException(), maker)).isFalse();
    inside.capturing = false;

    assertThat(counting.thrown(new IllegalStateException(), maker)).isTrue();
  }

  @Test
  void leavesAThreadWhoseNextExceptionMayWrapTheRecordedOne() {
    thread().began(System.nanoTime() + TimeUnit.HOURS.toNanos(1));

    assertThat(counting.thrown(new IllegalStateException(), maker)).isFalse();
  }

  private void endPeriod() {
    counting.endPeriod();
  }

  private ThreadCapture thread() {
    ThreadCapture thread = threads.enter();
    thread.capturing = false;
    return thread;
  }

  private void recordAll(Throwable like) {
    fingerprint(maker).takeDue();
    fingerprint(handler).takeDue();
    assertThat(maker.ofFirstType(like)).isSameAs(fingerprint(maker));
  }

  private void begins(Throwable like) {
    counting.begins(like, fingerprint(maker), counting.period());
    counting.begins(like, fingerprint(handler), counting.period());
  }

  private static Fingerprint fingerprint(Site site) {
    return site.activity().of(new IllegalStateException());
  }
}
