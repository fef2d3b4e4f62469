package com.acme.underway;

import dev.faultline.annotation.Asynchronous;
import dev.faultline.annotation.Bulkhead;
import dev.faultline.annotation.Compensated;
import dev.faultline.annotation.Retry;
import dev.faultline.annotation.Timeout;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Is in the middle of guarded calls while the agent goes, and lives on with the thread that made
 * them.
 */
public final class Main {

  private static final CountDownLatch UNDER_WAY = new CountDownLatch(1);
  private static final CountDownLatch ALONE = new CountDownLatch(1);

  private static final InheritableThreadLocal<String> USER = new InheritableThreadLocal<>();

  private boolean failed;
  private Thread crowd;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    Main main = new Main();
    while (!main.isGuarded()) {
      Thread.sleep(20);
    }
    Thread caller =
        new Thread("caller") {
          @Override
          public void run() {
            main.call();
          }
        };
    caller.start();
    UNDER_WAY.await();
    System.out.println("under way");
    while (main.isGuarded()) {
      Thread.sleep(20);
    }
    ALONE.countDown();
    caller.join();
  }

  private boolean isGuarded() {
    failed = false;
    try {
      return retried();
    } catch (IllegalStateException withoutGuard) {
      return false;
    }
  }

  @Retry(maxAttempts = 2)
  private boolean retried() {
    if (!failed) {
      failed = true;
      throw new IllegalStateException();
    }
    return true;
  }

  private void call() {
    USER.set("caller");
    System.out.println("another sees " + elsewhere().join() + ", a bulkhead's " + pooled().join());
    limited();
    join(crowd);
    System.out.println("over");
    // Not even a thread that lives on keeps anything.
    while (true) {
      pause();
    }
  }

  @Timeout("10m")
  private void limited() {
    undone();
  }

  @Compensated
  private void undone() {
    crowd =
        new Thread("crowd") {
          @Override
          public void run() {
            crowded(false);
            System.out.println("let in");
          }
        };
    crowded(true);
  }

  /** For one at a time. */
  @Bulkhead(maxConcurrent = 1, maxWaiting = 1)
  private void crowded(boolean first) {
    if (!first) {
      return;
    }
    crowd.start();
    while (crowd.getState() != Thread.State.WAITING) {
      Thread.yield();
    }
    UNDER_WAY.countDown();
    try {
      ALONE.await();
    } catch (InterruptedException unexpected) {
      System.out.println("interrupted");
    }
  }

  @Asynchronous
  private CompletableFuture<String> elsewhere() {
    return CompletableFuture.completedFuture(USER.get());
  }

  @Asynchronous
  @Bulkhead
  private CompletableFuture<String> pooled() {
    return CompletableFuture.completedFuture(USER.get());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException unexpected) {
      System.out.println("interrupted");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException unexpected) {
      System.out.println("interrupted");
    }
  }
}
