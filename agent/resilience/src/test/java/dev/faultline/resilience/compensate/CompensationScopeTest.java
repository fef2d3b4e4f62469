package dev.faultline.resilience.compensate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.resilience.testing.Threads;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CompensationScopeTest {

  private final List<String> log = new ArrayList<>();

  private final Compensations compensations =
      new Compensations(
          new CompensationListener() {
            @Override
            public void undone(String operation, String step) {
              log.add(operation + ": " + step + " undone");
            }

            @Override
            public void undoFailed(String operation, String step, Throwable failure) {
              log.add(operation + ": " + step + " failed with " + failure.getMessage());
            }
          });

  private final CompensationScope order = compensations.begin("order");

  private Undo undo(String what) {
    return () -> log.add(what);
  }

  private static Undo failing(Throwable failure) {
    return () -> {
      throw failure;
    };
  }

  @Test
  void aThreadIsStillInTheMiddleOfTheOuterOperationWhenAnInnerOneIsLostAndGone() {
    compensations.bind(order);
    WeakReference<CompensationScope> inner = bindAndLose();
    await()
        .until(
            () -> {
              System.gc();
              return inner.get() == null;
            });

    assertThat(compensations.current()).isSameAs(order);
    CompensationScope next = compensations.begin("next");
    assertThat(compensations.bind(next)).isSameAs(order);
    assertThat(compensations.current()).isSameAs(next);
    compensations.bind(null);
    assertThat(compensations.current()).isNull();
  }

  private WeakReference<CompensationScope> bindAndLose() {
    CompensationScope inner = compensations.begin("inner");
    compensations.bind(inner);
    inner.lost();
    return new WeakReference<>(inner);
  }

  @Test
  void undoesTheLastStepFirst() {
    order.completed("reserve", undo("release"));
    order.completed("charge", undo("refund"));
    order.completed("ship", undo("recall"));

    assertThat(order.failed(new Exception())).isEqualTo(3);

    assertThat(log)
        .containsExactly(
            "recall",
            "order: ship undone",
            "refund",
            "order: charge undone",
            "release",
            "order: reserve undone");
  }

  @Test
  void undoesNothingOfAnOperationThatSucceeds() {
    order.completed("reserve", undo("release"));

    order.succeeded();

    assertThat(order.failed(new Exception())).as("when it has succeeded").isZero();
    order.completed("late", undo("late"));
    assertThat(log).isEmpty();
  }

  @Test
  void skipsNoneBecauseAnotherFails() {
    Exception failure = new Exception("no stock");
    IOException first = new IOException("bank is closed");
    StackOverflowError second = new StackOverflowError("too deep");
    order.completed("reserve", undo("release"));
    order.completed("charge", failing(first));
    order.completed("print", undo("tear up"));
    order.completed("ship", failing(second));

    assertThat(order.failed(failure)).isEqualTo(4);

    assertThat(log)
        .containsExactly(
            "order: ship failed with too deep",
            "tear up",
            "order: print undone",
            "order: charge failed with bank is closed",
            "release",
            "order: reserve undone");
    assertThat(failure.getSuppressed()).hasSize(2);
    assertThat(failure.getSuppressed()[0])
        .isInstanceOf(UndoFailedException.class)
        .hasMessage("the step ship of order was not undone")
        .hasCause(second);
    assertThat(((UndoFailedException) failure.getSuppressed()[1]).step()).isEqualTo("charge");
  }

  @Test
  void anUndoMayFailWithTheVeryFailure() {
    Exception failure = new Exception("no stock");
    order.completed("reserve", failing(failure));
    order.completed("charge", undo("refund"));

    assertThat(order.failed(failure)).isEqualTo(2);

    assertThat(failure.getSuppressed()).hasSize(1);
    assertThat(failure.getSuppressed()[0]).hasCause(failure);
  }

  @Test
  void undoesOnceHoweverOftenItFails() {
    order.completed("reserve", undo("release"));

    order.failed(new Exception());
    assertThat(order.failed(new Exception())).isZero();
    order.succeeded();

    assertThat(log).containsExactly("release", "order: reserve undone");
  }

  @Test
  void undoesAStepAtOnceThatCompletesTooLate() {
    order.failed(null);

    order.completed("charge", undo("refund"));

    assertThat(log).containsExactly("refund", "order: charge undone");
  }

  @Test
  void anInnerOperationIsUndoneAsAStepOfTheOuter() {
    compensations.bind(order);
    order.completed("first", undo("undo first"));
    CompensationScope payment = compensations.begin("payment");
    payment.completed("reserve", undo("undo reserve"));
    payment.completed("charge", undo("undo charge"));
    payment.succeeded();
    order.completed("last", undo("undo last"));

    assertThat(order.failed(new Exception())).isEqualTo(4);

    assertThat(log)
        .filteredOn(line -> line.startsWith("undo"))
        .containsExactly("undo last", "undo charge", "undo reserve", "undo first");
  }

  @Test
  void anInnerOperationThatFailsLeavesTheOuterAsItIs() {
    compensations.bind(order);
    order.completed("first", undo("undo first"));
    CompensationScope payment = compensations.begin("payment");
    payment.completed("reserve", undo("undo reserve"));

    assertThat(payment.failed(new Exception())).isEqualTo(1);
    assertThat(log).containsExactly("undo reserve", "payment: reserve undone");
    assertThat(order.failed(new Exception())).isEqualTo(1);
  }

  @Test
  void stepsThatEndLateBelongToTheOperationAround() {
    compensations.bind(order);
    CompensationScope payment = compensations.begin("payment");
    CompensationScope charge = new CompensationScope(compensations, payment, "charge");
    payment.succeeded();
    charge.completed("debit", undo("credit"));
    charge.succeeded();
    payment.completed("notify", undo("apologize"));

    assertThat(order.failed(new Exception())).isEqualTo(2);

    assertThat(log)
        .containsExactly("apologize", "order: notify undone", "credit", "order: debit undone");
  }

  @Test
  void anInnerOperationThatSucceedsAfterTheOuterFailedIsUndoneAtOnce() {
    compensations.bind(order);
    CompensationScope payment = compensations.begin("payment");
    payment.completed("reserve", undo("release"));
    order.failed(new Exception());
    assertThat(log).isEmpty();

    payment.succeeded();

    assertThat(log).containsExactly("release", "order: reserve undone");
  }

  @Test
  void followsToAnotherThreadByBeingBoundThere() throws Exception {
    compensations.bind(order);
    CompensationScope handed = compensations.current();
    Thread other =
        new Thread(
            () -> {
              assertThat(compensations.current()).isNull();
              CompensationScope before = compensations.bind(handed);
              try {
                compensations.current().completed("charge", undo("refund"));
              } finally {
                compensations.bind(before);
              }
              log.add("bound to " + compensations.current());
            });
    other.start();
    other.join();

    order.failed(new Exception());

    assertThat(log).containsExactly("bound to null", "refund", "order: charge undone");
  }

  @Test
  void aListenerThatFailsSkipsNone() {
    Compensations broken =
        new Compensations(
            new CompensationListener() {
              @Override
              public void undone(String operation, String step) {
                throw new AssertionError("broken");
              }
            });
    CompensationScope scope = broken.begin("order");
    scope.completed("reserve", undo("release"));
    scope.completed("charge", undo("refund"));

    assertThat(scope.failed(new Exception())).isEqualTo(2);

    assertThat(log).containsExactly("refund", "release");
    assertThat(broken.listenerFailures()).isEqualTo(2);
  }

  @Test
  void undosAreNoStepsThemselves() {
    compensations.bind(order);
    order.completed(
        "reserve",
        () -> {
          log.add("in " + compensations.current());
          throw new IOException("not now");
        });

    order.failed(new Exception());

    assertThat(log).containsExactly("in null", "order: reserve failed with not now");
    assertThat(compensations.current()).isSameAs(order);
    compensations.bind(null);
  }

  @Test
  void undosAreNotInterruptedForTheOperation() {
    order.completed("reserve", () -> log.add("interrupted " + Thread.interrupted()));
    Thread.currentThread().interrupt();

    order.failed(new Exception());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(log).first().isEqualTo("interrupted false");
  }

  @Test
  void undoesManyNestedOperationsWithoutRecursion() {
    int[] undone = {0};
    Compensations silent = new Compensations(CompensationListener.NONE);
    CompensationScope outermost = silent.begin("outermost");
    List<CompensationScope> scopes = new ArrayList<>(List.of(outermost));
    for (int depth = 1; depth < 20_000; depth++) {
      CompensationScope inner = new CompensationScope(silent, scopes.get(depth - 1), "inner");
      inner.completed("step", () -> undone[0]++);
      scopes.add(inner);
    }
    for (int depth = 19_999; depth > 0; depth--) {
      scopes.get(depth).succeeded();
    }

    assertThat(outermost.failed(null)).isEqualTo(19_999);
    assertThat(undone[0]).isEqualTo(19_999);
  }

  @RepeatedTest(20)
  void everyStepOfManyThreadsIsUndoneOnceWhenTheOperationFailsMeanwhile() throws Exception {
    Compensations silent = new Compensations(CompensationListener.NONE);
    CompensationScope scope = silent.begin("order");
    AtomicIntegerArray undone = new AtomicIntegerArray(Threads.MANY * 200);

    Threads.run(
        Threads.MANY,
        thread -> {
          for (int i = 0; i < 200; i++) {
            int step = thread * 200 + i;
            if (thread == 0 && i == 100) {
              scope.failed(new Exception());
            }
            if (step % 3 == 0) {
              CompensationScope inner = new CompensationScope(silent, scope, "inner");
              inner.completed("step", () -> undone.incrementAndGet(step));
              inner.succeeded();
            } else {
              scope.completed("step", () -> undone.incrementAndGet(step));
            }
          }
          return null;
        });

    for (int step = 0; step < undone.length(); step++) {
      assertThat(undone.get(step)).as("step %s", step).isEqualTo(1);
    }
  }
}
