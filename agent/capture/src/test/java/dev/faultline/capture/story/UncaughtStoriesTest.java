package dev.faultline.capture.story;

import static dev.faultline.capture.story.Stories.ALL;
import static dev.faultline.capture.story.Stories.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.record.RecordingRates;
import dev.faultline.capture.record.StackDepth;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to an exception after it has ended its thread does not undo that. */
class UncaughtStoriesTest {

  private final Stories stories = new Stories();
  private final ThrowSite pay = stories.site("pay", 10, "amount");
  private final ThrowSite report = stories.site("report", 20);

  private final Exception killer = at(new IllegalStateException("killer"), "pay", 10, "run", 5);

  /** {@code setUncaughtExceptionHandler((thread, e) -> { throw new RuntimeException(e); })}. */
  @Test
  void staysUncaughtWhenTheHandlerOfTheThreadThrowsAWrapper() {
    dies();
    stories.thrown(at(new RuntimeException("no report", killer), "report", 20), report);
    stories.settle();

    ExceptionEvent event = staysFatal();
    assertThat(event.exceptions())
        .extracting(ExceptionLink::message)
        .containsExactly("no report", "killer");
  }

  @Test
  void staysUncaughtWhenTheHandlerOfTheThreadThrowsItAgain() {
    dies();
    stories.thrown(killer, report);
    stories.settle();

    staysFatal();
  }

  @Test
  void staysUncaughtWhenItIsLeftToAFutureLater() {
    dies();
    stories.recorder.boundary(killer, Boundary.FUTURE, "CompletableFuture");
    stories.settle();

    staysFatal();
  }

  @Test
  void staysUncaughtHoweverMuchHappensToItLater() {
    dies();
    stories.thrown(at(new RuntimeException("no report", killer), "report", 20), report);
    stories.settle();
    // More than the points of a life that an event has room for, on threads that do not know it.
    for (int i = 0; i < 100; i++) {
      onAnotherThread(() -> stories.recorder.boundary(killer, Boundary.LOG, "a logger"));
    }
    stories.settle();

    staysFatal();
  }

  @Test
  void isUncaughtWhenTheCauseOfOneThatWasToldEndsItsThread() {
    stories.thrown(killer, pay, 12);
    stories.thrown(at(new RuntimeException("around it", killer), "report", 20), report);
    stories.settle();
    stories.uncaught(killer);
    stories.settle();

    staysFatal();
  }

  /** The scope that it was thrown in is closed when it ends the thread. */
  @Test
  void hasTheTagsOfItsScopeWhenTheRatesWereUsedUpWhereItWasThrown() {
    Rate one = Rate.of(1, 1e-6);
    Stories few = new Stories(new RecordingRates(one, ALL, ALL), StackDepth.UNKNOWN);
    few.recorder.look(System.nanoTime());
    ThrowSite site = few.site("pay", 10);
    // More than may turn out to wrap the one that is recorded.
    for (int i = 0; i < 40; i++) {
      few.thrown(new IllegalStateException("before"), site);
    }
    few.settle();
    few.contexts.tag(null, "app", "shop");
    Object scope = few.contexts.open(null);
    few.contexts.tag(scope, "order", "4711");
    few.contexts.tag(scope, "app", "the scope's");
    few.thrown(killer, site);
    few.contexts.close(scope);
    few.uncaught(killer);
    few.settle();

    ExceptionEvent event = few.kept().get(few.kept().size() - 1);
    assertThat(event.disposition()).isEqualTo(Disposition.UNCAUGHT);
    assertThat(event.context().tags()).isEqualTo(Map.of("order", "4711", "app", "the scope's"));
  }

  private void dies() {
    stories.thrown(killer, pay, 12);
    stories.uncaught(killer);
    stories.take();
    assertThat(stories.told).hasSize(1);
  }

  private ExceptionEvent staysFatal() {
    assertThat(stories.told).hasSizeGreaterThan(1);
    assertThat(stories.kept()).hasSize(1);
    ExceptionEvent event = stories.kept().get(0);
    assertThat(event.disposition()).isEqualTo(Disposition.UNCAUGHT);
    assertThat(event.severity()).isEqualTo(Severity.FATAL);
    return event;
  }

  private static void onAnotherThread(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
