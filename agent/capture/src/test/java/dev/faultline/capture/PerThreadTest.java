package dev.faultline.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PerThreadTest {

  private final PerThread<Object> objects =
      new PerThread<Object>() {
        @Override
        protected Object make() {
          return new Object();
        }
      };

  @Test
  void makesAValueOnceForEachThread() throws InterruptedException {
    assertThat(objects.existing()).isNull();
    Object mine = objects.get();

    assertThat(objects.get()).isSameAs(mine);
    assertThat(objects.existing()).isSameAs(mine);
    Object[] others = new Object[1];
    Thread other = new Thread(() -> others[0] = objects.get());
    other.start();
    other.join();
    assertThat(others[0]).isNotNull().isNotSameAs(mine);
  }

  @Test
  void noThreadKeepsAValueOfOneThatHasEnded() throws InterruptedException {
    CountDownLatch made = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    WeakReference<?>[] others = new WeakReference<?>[1];
    Thread living =
        new Thread(
            () -> {
              others[0] = new WeakReference<>(objects.get());
              made.countDown();
              try {
                over.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    living.start();
    made.await();
    WeakReference<Object> mine = new WeakReference<>(objects.get());
    objects.end();

    Awaitility.await().until(() -> isCollected(mine) && isCollected(others[0]));
    WeakReference<Object> late = new WeakReference<>(objects.get());
    Awaitility.await().until(() -> isCollected(late));
    over.countDown();
    living.join();
  }

  private static boolean isCollected(WeakReference<?> reference) {
    System.gc();
    return reference.get() == null;
  }
}
