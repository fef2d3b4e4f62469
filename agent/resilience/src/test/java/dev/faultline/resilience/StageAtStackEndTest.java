package dev.faultline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.bulkhead.BulkheadWaiter;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.Backoff;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.resilience.timeout.Timeout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stages that begin, or end, where hardly any stack is left: each has an end all the same. */
class StageAtStackEndTest {

  private static final Invocation CALL = Invocation.of(null);
  private static final int THREADS = 6;

  /** By so much the stacks differ, so that no two end at the same place in what is called. */
  private static final long PAGE = 4_096;

  /** So near to the end of the stack. */
  private static final int LEVELS = 600;

  private final GuardEnvironment environment = GuardEnvironment.create();
  private final List<CompletableFuture<String>> results =
      Collections.synchronizedList(new ArrayList<>());
  private final SemaphoreBulkhead bulkhead =
      new SemaphoreBulkhead(
          "places",
          SemaphoreBulkheadConfiguration.builder().maxConcurrent(50).maxWaiting(100_000).build(),
          Ticker.SYSTEM);

  /**
   * There is no room for a class loader where these tests go. The agent loads the classes of guards
   * early; this does the same for the library.
   */
  @BeforeAll
  static void loadClasses() throws Exception {
    Path classes = Path.of(Guard.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '.');
        Class.forName(name.substring(0, name.length() - ".class".length()));
      }
    }
  }

  @AfterEach
  void end() throws Exception {
    environment.close();
  }

  private interface Level {
    void run(int level);
  }

  private static GuardConfiguration.Builder shop() {
    return GuardConfiguration.named("shop")
        .retry(RetryPolicy.builder().delay(Backoff.builder().fixed(Duration.ZERO).build()).build());
  }

  private GuardConfiguration.Builder withEverything() {
    return shop()
        .bulkhead(bulkhead)
        .timeout(Timeout.of(Duration.ofMinutes(10)))
        .circuitBreaker(
            new CircuitBreaker(
                "shop",
                CircuitBreakerConfiguration.builder().windowCalls(65_536).build(),
                Ticker.SYSTEM))
        .fallback(FallbackChain.of((call, failure) -> failed()));
  }

  private static CompletableFuture<String> failed() {
    return CompletableFuture.failedFuture(new IOException());
  }

  /** Does something at each of the last levels of a stack, from the last on. */
  private static void atEachLevel(Level work) throws InterruptedException {
    // What is linked for the first time there is another matter.
    work.run(0);
    for (int i = 0; i < THREADS; i++) {
      Thread deep = new Thread(null, () -> descend(work), "deep", 250_000 + i * PAGE);
      deep.start();
      deep.join();
    }
  }

  private static int descend(Level work) {
    int level;
    try {
      level = descend(work) + 1;
    } catch (StackOverflowError end) {
      level = 0;
    }
    if (level < LEVELS) {
      try {
        work.run(level);
      } catch (StackOverflowError notHere) {
        // Nothing has begun, then.
      }
    }
    return level;
  }

  private long pending() {
    return results.stream().filter(result -> !result.isDone()).count();
  }

  private void assertAllEnd() {
    assertThat(results.size()).isGreaterThan(20 * THREADS);
    await().untilAsserted(() -> assertThat(pending()).isZero());
    await().untilAsserted(() -> assertThat(bulkhead.underWay()).isZero());
    assertThat(bulkhead.waiting()).isZero();
  }

  @Test
  void callsThatBeginThere() throws Exception {
    Guard guard = new Guard(shop().build(), environment, null);

    atEachLevel(level -> results.add(guard.stage(StageAtStackEndTest::failed, CALL)));

    assertAllEnd();
  }

  @Test
  void callsWithEverythingThatBeginThere() throws Exception {
    Guard guard = new Guard(withEverything().build(), environment, null);

    atEachLevel(level -> results.add(guard.stage(StageAtStackEndTest::failed, CALL)));

    assertAllEnd();
  }

  @Test
  void callsThatHaveTheirResultThere() throws Exception {
    Guard guard = new Guard(shop().build(), environment, null);
    CompletableFuture<String> paid = CompletableFuture.completedFuture("paid");

    atEachLevel(level -> results.add(guard.stage(() -> paid, CALL)));

    assertAllEnd();
  }

  @Test
  void callsInABulkheadThatHaveTheirResultThere() throws Exception {
    Guard guard = new Guard(shop().bulkhead(bulkhead).build(), environment, null);
    CompletableFuture<String> paid = CompletableFuture.completedFuture("paid");

    atEachLevel(level -> results.add(guard.stage(() -> paid, CALL)));

    assertAllEnd();
  }

  @Test
  void callsInABulkheadWhoseCodeUsesTheStackUpThere() throws Exception {
    Guard guard =
        new Guard(GuardConfiguration.named("shop").bulkhead(bulkhead).build(), environment, null);

    atEachLevel(level -> results.add(guard.stage(() -> stage(recursing(1)), CALL)));

    assertAllEnd();
  }

  /** Where somebody waits, a place that is left is passed on, for which there is no room. */
  @Test
  @org.junit.jupiter.api.Timeout(60)
  void callsWhosePlacesSomebodyWaitsFor() throws Exception {
    Successor successor = new Successor();
    Guard guard =
        new Guard(
            GuardConfiguration.named("shop").bulkhead(successor.bulkhead).build(),
            environment,
            null);
    CompletableFuture<String> paid = CompletableFuture.completedFuture("paid");
    Callable<CompletionStage<String>> body =
        () -> {
          successor.turn = Turn.TO_ASK;
          while (successor.turn == Turn.TO_ASK) {
            // Where there may be no room for a call.
          }
          return paid;
        };
    Thread waits = new Thread(successor, "successor");
    waits.setDaemon(true);
    waits.start();

    atEachLevel(
        level -> {
          successor.awaitNobody();
          guard.stage(body, CALL);
        });

    successor.awaitNobody();
    successor.turn = Turn.OVER;
    waits.join();
    assertThat(successor.entered).isGreaterThan(THREADS);
    assertThat(successor.bulkhead.underWay()).isZero();
  }

  private enum Turn {
    NOBODY,
    TO_ASK,
    WAITING,
    OVER
  }

  /** Waits for the place of a call, again and again. */
  private static final class Successor implements Runnable {
    final SemaphoreBulkhead bulkhead =
        new SemaphoreBulkhead(
            "one",
            SemaphoreBulkheadConfiguration.builder().maxConcurrent(1).maxWaiting(1).build(),
            Ticker.SYSTEM);

    volatile Turn turn = Turn.NOBODY;
    int entered;

    void awaitNobody() {
      while (turn != Turn.NOBODY) {
        Thread.yield();
      }
    }

    @Override
    public void run() {
      while (turn != Turn.OVER) {
        if (turn == Turn.TO_ASK) {
          takeTurn();
        }
        Thread.yield();
      }
    }

    private void takeTurn() {
      AtomicBoolean in = new AtomicBoolean();
      bulkhead.enterLater(
          new BulkheadWaiter() {
            @Override
            protected void entered() {
              in.set(true);
            }
          });
      turn = Turn.WAITING;
      while (!in.get()) {
        // Finds what the call could not leave.
        bulkhead.underWay();
        Thread.yield();
      }
      entered++;
      bulkhead.leave();
      turn = Turn.NOBODY;
    }
  }

  private static CompletableFuture<String> stage(int depth) {
    return CompletableFuture.completedFuture("down to " + depth);
  }

  private static int recursing(int depth) {
    return recursing(depth + 1) + 1;
  }

  @Test
  void callsThatEndThere() throws Exception {
    Guard guard = new Guard(shop().build(), environment, null);

    endAtEachLevel(guard);

    assertAllEnd();
  }

  private void endAtEachLevel(Guard guard) throws InterruptedException {
    atEachLevel(
        level -> {
          CompletableFuture<String> underWay = new CompletableFuture<>();
          boolean[] begun = new boolean[1];
          CompletableFuture<String> result =
              guard.stage(
                  () -> {
                    if (begun[0]) {
                      return failed();
                    }
                    begun[0] = true;
                    return underWay;
                  },
                  CALL);
          if (result == underWay) {
            // No room for the guard: whether it ends is its own business.
            return;
          }
          results.add(result);
          complete(underWay, 30);
        });
  }

  private static void complete(CompletableFuture<String> stage, int deeper) {
    if (deeper > 0) {
      complete(stage, deeper - 1);
    } else {
      stage.completeExceptionally(new IOException());
    }
  }
}
