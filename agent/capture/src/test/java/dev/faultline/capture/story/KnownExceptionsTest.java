package dev.faultline.capture.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class KnownExceptionsTest {

  private final Stories stories = new Stories();

  @Test
  void keepsNoThrowableAlive() {
    WeakReference<Throwable> cause = new WeakReference<>(tellOfAWrapper());

    await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(cause.get()).isNull();
            });
    assertThat(stories.told).hasSize(1);
  }

  private Throwable tellOfAWrapper() {
    Exception cause = stories.thrown(new IllegalStateException(), stories.site("pay", 10, "v"), 1);
    stories.thrown(new RuntimeException(cause), stories.site("order", 20, "v"), 2);
    stories.settle();
    // The thread that threw remembers its last ones weakly, too.
    return cause;
  }

  @Test
  void tellsEqualExceptionsApart() {
    stories.thrown(new Equal(), stories.site("pay", 10));
    stories.thrown(new Equal(), stories.site("pay", 10));

    assertThat(stories.settle()).hasSize(2);
    stories.uncaught(new Equal());
    stories.take();
    assertThat(stories.kept()).hasSize(3);
  }

  private static final class Equal extends Exception {
    @Override
    public boolean equals(Object other) {
      return other instanceof Equal;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Test
  void remembersABoundedNumberOfThem() {
    Exception first = stories.thrown(new Exception("first"), stories.site("pay", 10));
    stories.settle();
    Exception[] held = new Exception[2000];
    for (int i = 0; i < held.length; i++) {
      held[i] = stories.thrown(new Exception(), stories.site("pay", 10));
    }
    stories.settle();

    stories.uncaught(first);
    stories.uncaught(held[held.length - 1]);
    stories.take();

    assertThat(stories.kept()).as("the first is forgotten, the last is not").hasSize(2002);
  }
}
