package dev.faultline.capture.story;

import static dev.faultline.capture.story.Stories.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.SuppressedLink;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A story goes on, and is told in full, when the application has dropped its exceptions. */
class CollectedThrowablesTest {

  private final Stories stories = new Stories();

  @Test
  void anOpenStoryKeepsNoThrowableAliveAndTellsAllOfIt() {
    WeakReference<Throwable> dropped = new WeakReference<>(throwAndTake());

    awaitCollected(dropped);
    assertThat(stories.told).isEmpty();

    ExceptionEvent event = only(stories.settle());
    assertThat(event.exceptions())
        .extracting(ExceptionLink::message)
        .containsExactly("wrapper", "no");
    assertThat(event.exceptions().get(1).frames())
        .extracting(Frame::methodName)
        .containsExactly("pay", "order");
    assertThat(Stories.variables(event.exceptions().get(1))).containsExactly("pay: {amount=12}");
    assertThat(only(event.suppressed()).exception().message()).isEqualTo("of close()");
    assertThat(only(event.suppressed()).exception().frames()).hasSize(1);
  }

  private Throwable throwAndTake() {
    Exception cause = at(new IllegalStateException("no"), "pay", 10, "order", 19);
    cause.addSuppressed(at(new Exception("of close()"), "close", 40));
    stories.thrown(cause, stories.site("pay", 10, "amount"), 12);
    stories.take();
    Exception wrapper = at(new RuntimeException("wrapper", cause), "order", 20);
    stories.thrown(wrapper, stories.site("order", 20, "item"), "book");
    stories.take();
    return cause;
  }

  /** As {@code try} with resources does it: nobody but the exception itself has the other one. */
  @Test
  void tellsWhatWasSuppressedAfterTheThrowByWhatWasSeenOfItLast() {
    WeakReference<Throwable> dropped = new WeakReference<>(suppressAfterTheThrow());

    awaitCollected(dropped);

    ExceptionEvent event = only(stories.settle());
    SuppressedLink suppressed = only(event.suppressed());
    assertThat(suppressed.exception().message()).isEqualTo("of close()");
    assertThat(suppressed.exception().frames()).hasSize(1);
    assertThat(event.disposition()).isEqualTo(Disposition.RETHROWN);
  }

  private Throwable suppressAfterTheThrow() {
    Exception thrown = at(new IllegalStateException("no"), "pay", 10, "order", 19);
    stories.thrown(thrown, stories.site("pay", 10));
    stories.take();
    thrown.addSuppressed(at(new Exception("of close()"), "close", 40));
    stories.thrown(thrown, stories.site("order", 19));
    stories.take();
    return thrown;
  }

  /** The wrapped one was told long before its wrapper came: they stay one story. */
  @Test
  void goesOnWithAnEarlierEventThoughBothExceptionsAreGone() {
    WeakReference<Throwable> dropped = new WeakReference<>(wrapOneThatIsTold());

    awaitCollected(dropped);

    List<ExceptionEvent> told = stories.settle();
    assertThat(told).hasSize(2);
    assertThat(told.get(1).id()).isEqualTo(told.get(0).id());
    assertThat(Stories.variables(told.get(1).exceptions().get(1)))
        .containsExactly("pay: {amount=12}");
  }

  private Throwable wrapOneThatIsTold() {
    Exception cause = at(new IllegalStateException("no"), "pay", 10);
    stories.thrown(cause, stories.site("pay", 10, "amount"), 12);
    stories.settle();
    stories.thrown(at(new Exception("late", cause), "order", 20), stories.site("order", 20));
    stories.take();
    return cause;
  }

  /** Equal, and one after the other at the same place in memory, perhaps: yet another one. */
  @Test
  void takesNoOtherExceptionForOneThatIsGone() {
    WeakReference<Throwable> dropped = new WeakReference<>(throwAndTake());
    awaitCollected(dropped);

    for (int i = 0; i < 100; i++) {
      stories.thrown(at(new IllegalStateException("no"), "pay", 10), stories.site("pay", 10));
    }

    assertThat(stories.settle()).hasSize(101);
  }

  /** What it says now: it is put together while it passes through the application. */
  @Test
  void tellsTheMessageThatAnExceptionHasInTheEnd() {
    Pathed thrown = at(new Pathed(), "pay", 10);
    stories.thrown(thrown, stories.site("pay", 10));
    stories.take();
    thrown.path = "order.items[3]";

    assertThat(only(only(stories.settle()).exceptions()).message()).isEqualTo("at order.items[3]");
  }

  private static final class Pathed extends Exception {

    private String path = "";

    @Override
    public String getMessage() {
      return "at " + path;
    }
  }

  private static void awaitCollected(WeakReference<Throwable> reference) {
    await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(reference.get()).isNull();
            });
  }

  private static <T> T only(List<T> list) {
    assertThat(list).hasSize(1);
    return list.get(0);
  }
}
