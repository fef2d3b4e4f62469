package dev.faultline.benchmarks.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** That a library guards what it is said to guard, found out before its calls are timed. */
final class GuardProof {
  private static final String ISBN = "9781903000182";
  private static final long PRICE = 3900;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Library library;
  private final Policies policies;
  private final Shop shop;
  private final Call call;

  private GuardProof(Library library, Policies policies, Shop shop, Call call) {
    this.library = library;
    this.policies = policies;
    this.shop = shop;
    this.call = call;
    shop.countCalls();
  }

  private static GuardProof ofCalls(Library library, Policies policies) {
    Shop shop = new Shop();
    return new GuardProof(
        library,
        policies,
        shop,
        library == Library.FAULTLINE
            ? AnnotatedShop.callOfOther(shop, policies)
            : library.guard(shop, policies));
  }

  private static GuardProof ofStages(
      Library library, Policies policies, Shop shop, StageCall call) {
    return new GuardProof(
        library,
        policies,
        shop,
        (isbn, copies) -> call.price(isbn, copies).toCompletableFuture().join());
  }

  private static StageCall stageCall(Library library, Policies policies, Shop shop) {
    return library == Library.FAULTLINE
        ? AnnotatedShop.stageCallOfOther(shop, policies)
        : library.guardStage(shop, policies);
  }

  /**
   * Calls it with failures.
   *
   * @throws IllegalStateException when it does not do what these policies are
   */
  static void require(Library library, Policies policies) {
    if (library != Library.NONE) {
      GuardProof proof = ofCalls(library, policies);
      proof.require(proof::fillsTheBulkhead);
      if (policies.areAll()) {
        ofCalls(library, Policies.ALL_BUT_FEW).limits();
      }
    }
  }

  /**
   * The same of calls whose results are stages.
   *
   * @throws IllegalStateException when it does not do what these policies are
   */
  static void requireOfStages(Library library, Policies policies) {
    if (library != Library.NONE) {
      Shop shop = new Shop();
      StageCall call = stageCall(library, policies, shop);
      GuardProof proof = ofStages(library, policies, shop, call);
      proof.require(() -> proof.fillsTheBulkheadOfStages(call));
      if (policies.areAll()) {
        Shop other = new Shop();
        ofStages(
                library,
                Policies.ALL_BUT_FEW,
                other,
                stageCall(library, Policies.ALL_BUT_FEW, other))
            .limits();
      }
    }
  }

  private void require(Runnable bulkhead) {
    if (policies.haveBreaker()) {
      staysClosed();
    }
    succeeds();
    if (policies.haveRetry()) {
      retries();
    }
    if (policies.areAll()) {
      bulkhead.run();
    }
    if (policies.haveSlowCalls()) {
      opensBySlowCalls();
    } else if (policies.haveBreaker()) {
      opens();
    }
  }

  private void succeeds() {
    long before = shop.calls();
    require(price() == PRICE && shop.calls() == before + 1, "a call that succeeds");
  }

  private void retries() {
    long before = shop.calls();
    shop.failNext(Policies.ATTEMPTS - 1);
    require(price() == PRICE, "two failures are retried");
    require(shop.calls() == before + Policies.ATTEMPTS, "by two calls");
    shop.failNext(Policies.ATTEMPTS);
    require(price() == failed(), "the third failure is the call's");
    shop.failNext(0);
  }

  /** By calls in calls: the one beyond the last place is refused, thrice. */
  private void fillsTheBulkhead() {
    long before = shop.calls();
    long[] innermost = {0};
    shop.within(
        () -> {
          if (innermost[0] == 0) {
            long result = price();
            innermost[0] = innermost[0] == 0 ? result : innermost[0];
          }
        });
    price();
    shop.within(null);
    require(innermost[0] == Policies.OUT_OF_SERVICE, "a call too many gets the fallback's value");
    require(shop.calls() == before + Policies.PLACES, "the bulkhead's places");
  }

  /** By stages that do not end: the one beyond the last place, or beyond the queue, is refused. */
  private void fillsTheBulkheadOfStages(StageCall call) {
    CompletableFuture<Void> opened = new CompletableFuture<>();
    shop.holdUntil(opened);
    List<CompletableFuture<Long>> stages = new ArrayList<>();
    int queue = library == Library.SMALLRYE ? SmallRye.QUEUE : 0;
    for (int i = 0; i < Policies.PLACES + queue; i++) {
      stages.add(call.price(ISBN, 3).toCompletableFuture());
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (shop.held() < Policies.PLACES && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    require(shop.held() == Policies.PLACES, "the bulkhead's places");
    require(
        call.price(ISBN, 3)
                .toCompletableFuture()
                .completeOnTimeout(0L, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join()
            == Policies.OUT_OF_SERVICE,
        "a stage too many gets the fallback's value");
    shop.holdUntil(null);
    opened.complete(null);
    require(
        stages.stream().allMatch(stage -> stage.join() == PRICE) && shop.held() == Policies.PLACES,
        "stages that are let in succeed");
  }

  private void limits() {
    for (int i = 0; i < policies.permits(); i++) {
      require(price() == PRICE, "a call within the limit");
    }
    long before = shop.calls();
    require(
        price() == Policies.OUT_OF_SERVICE, "a call beyond the limit gets the fallback's value");
    require(shop.calls() == before, "a call beyond the limit is not let through");
  }

  /** Too few failures leave a new breaker closed, though there was nothing else. */
  private void staysClosed() {
    shop.failNext(Policies.FAILURES - 1);
    for (int i = 1; i < Policies.FAILURES; i++) {
      price();
    }
    require(shop.failuresToCome() == 0, "a new breaker lets one failure less through");
    forget();
  }

  /**
   * By failures that are each followed by a success: a window that is longer or shorter, or another
   * share of failures, would open it earlier, later or never.
   */
  private void opens() {
    forget();
    for (int i = 1; i < Policies.FAILURES; i++) {
      shop.failNext(1);
      if (!policies.haveRetry()) {
        price();
      }
      require(price() == PRICE, "the breaker is closed after " + i + " failures and successes");
    }
    shop.failNext(1);
    require(
        price() == failed() && shop.failuresToCome() == 0, "the failure that opens the breaker");
    long before = shop.calls();
    require(price() == failed() && shop.calls() == before, "an open breaker lets no call through");
  }

  /** By as many slow calls as the window is long, not by one less. */
  private void opensBySlowCalls() {
    forget();
    shop.within(GuardProof::linger);
    for (int i = 1; i < Policies.WINDOW; i++) {
      require(price() == PRICE, "the breaker is closed after " + i + " slow calls");
    }
    price();
    shop.within(null);
    long before = shop.calls();
    require(price() == failed() && shop.calls() == before, "slow calls open the breaker");
  }

  private static void linger() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2 * Policies.SLOW_MILLIS);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** The window holds nothing but successes then. */
  private void forget() {
    for (int i = 0; i < Policies.WINDOW; i++) {
      require(price() == PRICE, "a call that a closed breaker lets through");
    }
  }

  /** What a call gives that has failed for good. */
  private long failed() {
    return policies.areAll() ? Policies.OUT_OF_SERVICE : -1;
  }

  private long price() {
    try {
      return call.price(ISBN, 3);
    } catch (Exception failed) {
      return -1;
    }
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(
          library
              + " with "
              + policies
              + " does not do this: "
              + what
              + (library == Library.FAULTLINE ? "; is the agent attached?" : ""));
    }
  }
}
