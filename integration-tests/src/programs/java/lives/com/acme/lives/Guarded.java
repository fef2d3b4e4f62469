package com.acme.lives;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Exceptions that guards recover from, or try to; without the agent they are caught like others. */
final class Guarded {

  private static Object last;
  private static int calls;

  private Guarded() {}

  static void all() {
    recoveredByAnAttempt();
    recoveredAfterAWhile();
    recoveredLater();
    recoveredByAFallback();
    recoveredByBoth();
    exhausted();
    failsInTwoWays();
    fallbackFails();
    undone();
    opensABreaker();
  }

  private static void failing(String why, int times) {
    if (++calls <= times) {
      throw new IllegalStateException(why);
    }
  }

  private static void call(Runnable guarded) {
    calls = 0;
    try {
      guarded.run();
    } catch (RuntimeException e) {
      last = e.getMessage();
    }
  }

  static void recoveredByAnAttempt() {
    call(() -> twice("recovered by an attempt"));
  }

  private static void twice(String why) {
    failing(why, 2);
  }

  /** So long that its first exception has been told by then. */
  static void recoveredAfterAWhile() {
    call(() -> slowly("recovered after a while"));
  }

  private static void slowly(String why) {
    failing(why, 2);
  }

  static void recoveredLater() {
    calls = 0;
    try {
      last = later("recovered later").toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      last = e.getMessage();
    }
  }

  private static CompletionStage<String> later(String why) {
    CompletableFuture<String> stage = new CompletableFuture<>();
    Thread other =
        new Thread(
            () -> {
              try {
                failing(why, 2);
                stage.complete("done");
              } catch (IllegalStateException e) {
                stage.completeExceptionally(e);
              }
            });
    other.start();
    return stage;
  }

  static void recoveredByAFallback() {
    call(() -> instead("recovered by a fallback"));
  }

  private static int instead(String why) {
    failing(why, 9);
    return 1;
  }

  static void recoveredByBoth() {
    call(() -> retriedThenInstead("recovered by both"));
  }

  private static int retriedThenInstead(String why) {
    failing(why, 9);
    return 1;
  }

  static void exhausted() {
    call(() -> inVain("exhausted"));
  }

  private static void inVain(String why) {
    failing(why, 9);
  }

  static void failsInTwoWays() {
    call(Guarded::inTwoWays);
  }

  private static void inTwoWays() {
    if (++calls == 1) {
      throw new IllegalStateException("the first way");
    }
    if (calls == 2) {
      throw new IllegalArgumentException("the second way");
    }
  }

  static void fallbackFails() {
    call(() -> withBrokenFallback("its fallback fails"));
  }

  private static int withBrokenFallback(String why) {
    failing(why, 9);
    return 1;
  }

  private static int broken(String why) {
    throw new UnsupportedOperationException("of the fallback");
  }

  static void undone() {
    call(() -> order("its steps are undone"));
  }

  private static void order(String why) {
    reserve();
    ship();
    failing(why, 9);
  }

  private static void reserve() {
    last = "reserved";
  }

  private static void release() {
    last = "released";
  }

  private static void ship() {
    last = "shipped";
  }

  private static void callBack() {
    throw new UnsupportedOperationException("cannot be called back");
  }

  /** And has it closed again. */
  static void opensABreaker() {
    calls = 0;
    for (int i = 0; i < 5; i++) {
      try {
        ofABreaker("opens a breaker");
      } catch (RuntimeException e) {
        last = e.getMessage();
      }
      if (i == 3) {
        // Until it lets a probe through.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      }
    }
  }

  private static void ofABreaker(String why) {
    failing(why, 4);
  }
}
