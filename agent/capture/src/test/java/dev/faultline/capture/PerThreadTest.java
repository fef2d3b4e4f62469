package dev.faultline.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PerThreadTest {

  private PerThread<Object> objects;

  private void keptBy(Holders values) {
    objects =
        new PerThread<Object>(values) {
          @Override
          protected Object make() {
            return new Object();
          }
        };
  }

  static Stream<Holders> both() {
    return Stream.of(new HeldValues(), new HeldTogether());
  }

  @ParameterizedTest
  @MethodSource("both")
  void makesAValueOnceForEachThread(Holders values) throws InterruptedException {
    keptBy(values);
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

  @ParameterizedTest
  @MethodSource("both")
  void noThreadKeepsAValueOfOneThatHasEnded(Holders values) throws InterruptedException {
    keptBy(values);
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

  /** Threads that make their values all at once, and end. */
  @Test
  void whatIsHeldTogetherIsEmptiedOfAllThreadsAndCollectedWithThem() throws InterruptedException {
    Holders values = new HeldTogether();
    List<Object[]> holders = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int k = 0; k < 1_000; k++) {
                  holders.add(values.hold(new Object()));
                }
              });
      threads.add(thread);
      thread.start();
    }
    WeakReference<Object> kept = new WeakReference<>(values.hold(new Object())[0]);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(holders).hasSize(8_000).allSatisfy(holder -> assertThat(holder[0]).isNotNull());
    values.end();
    assertThat(holders).allSatisfy(holder -> assertThat(holder[0]).isNull());
    Awaitility.await().until(() -> isCollected(kept));
  }

  @Test
  void whatNobodyKeepsIsCollectedAllTogether() {
    Holders values = new HeldTogether();
    WeakReference<Object> gone = new WeakReference<>(values.hold(new Object())[0]);

    // Those that follow fill what it was held with.
    for (int i = 0; i < 100; i++) {
      values.hold(new Object());
    }

    Awaitility.await().until(() -> isCollected(gone));
  }

  private static boolean isCollected(WeakReference<?> reference) {
    System.gc();
    return reference.get() == null;
  }
}
