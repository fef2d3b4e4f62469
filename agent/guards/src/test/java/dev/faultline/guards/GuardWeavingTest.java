package dev.faultline.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** From annotations to calls that are guarded, with all parts but the JVM's agent. */
class GuardWeavingTest extends WovenTills {

  @Test
  void annotationsOfOursGuard() throws Exception {
    Object till = loader.make(Till.class);
    set(till, "failures", 2);
    assertThat(call(till, "pay")).isEqualTo("paid at call 3");
    set(till, "failures", 3);
    assertThat(call(till, "pay")).isEqualTo("IllegalStateException: call 6");
    assertThat(weaving.failures()).isZero();
  }

  @Test
  void annotationsOfASuperclassGuardWhatASubclassPutsInPlace() throws Exception {
    Object till = loader.make(SilentTill.class);
    set(till, "failures", 2);
    assertThat(call(till, "pay")).isEqualTo("paid at call 3");
  }

  @Test
  void annotationsOfTheStandardGuardAndFailWithItsExceptions() throws Exception {
    Object till = loader.make(StandardTill.class);
    set(till, "failures", 2);
    assertThat(call(till, "pay")).isEqualTo("paid at call 3");
    assertThat(call(till, "handled", "books")).isEqualTo("handledbooksno books");
    call(till, "breaks");
    call(till, "breaks");
    assertThat(call(till, "breaks")).asString().startsWith("CircuitBreakerOpenException: ");
  }

  @Test
  void aMethodOfTheClassVerifiesResults() throws Exception {
    Object till = loader.make(Till.class);
    assertThat(call(till, "verified")).isEqualTo(2);
    set(till, "calls", 2);
    assertThat(call(till, "verified")).isEqualTo(4);
  }

  @Test
  void stepsAreUndoneByTheMethodsThatTheyName() throws Exception {
    Object till = loader.make(Till.class);
    assertThat(call(till, "order", false)).isEqualTo("IllegalStateException: no post today");
    assertThat(field(till, "undone").get(till)).isEqualTo(List.of("release room 7 (room 7)"));
    assertThat(field(till, "REPAID").get(null)).isEqualTo(List.of(5L));
  }

  @Test
  void anUndoThatFailsIsSuppressedInTheFailure() throws Exception {
    Object till = loader.make(Till.class);
    assertThatThrownBy(() -> till.getClass().getMethod("order", boolean.class).invoke(till, true))
        .cause()
        .hasMessage("no post today")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasToString(
                        "java.lang.IllegalStateException: the step"
                            + " dev.faultline.guards.Till.notUndone of"
                            + " dev.faultline.guards.Till.order could not be undone")
                    .satisfies(
                        undo ->
                            assertThat(undo.getCause())
                                .isInstanceOf(UnsupportedOperationException.class)));
    assertThat(field(till, "undone").get(till)).asList().hasSize(1);
  }

  @Test
  void aMethodThatIsOverriddenIsNotGuardedForTheOneThatCallsIt() throws Exception {
    Object till = loader.make(StandardTill.Overriding.class);
    set(till, "failures", 1);
    assertThat(call(till, "pay")).isEqualTo("IllegalStateException: call 1");
    assertThat(call(till, "pay")).isEqualTo("overridden: paid at call 2");
  }

  @Test
  void eachClassOfReceiversHasItsOwnState() throws Exception {
    Object till = open(loader.make(Till.class));
    assertThat(call(till, "breaks")).asString().startsWith("CircuitOpenException");
    assertThat(call(loader.make(Till.class), "breaks"))
        .asString()
        .startsWith("CircuitOpenException");
    assertThat(call(loader.make(BranchTill.class), "breaks")).isEqualTo("call 1");
  }

  @Test
  void eachDeploymentHasItsOwnState() throws Exception {
    Thread thread = Thread.currentThread();
    thread.setContextClassLoader(new URLClassLoader(new URL[0], loader));
    Object till = open(loader.make(Till.class));
    assertThat(call(till, "breaks")).asString().startsWith("CircuitOpenException");

    thread.setContextClassLoader(new URLClassLoader(new URL[0], loader));
    assertThat(call(till, "breaks")).as("of another application").isEqualTo("call 3");
    open(till);
    thread.setContextClassLoader(loader);
    assertThat(call(till, "breaks")).as("the class's own").isEqualTo("call 6");
    open(till);
    for (ClassLoader pool : new ClassLoader[] {null, context}) {
      thread.setContextClassLoader(pool);
      assertThat(call(till, "breaks"))
          .as("by a thread that nobody told for whom it works")
          .asString()
          .startsWith("CircuitOpenException");
    }
  }

  @Test
  void aCallUnderWayAtTheEndEndsAsItWouldHave() throws Exception {
    weaving.declare(
        Map.of(
            "faultline.guard.runs.methods", "dev.faultline.guards.Till.runs(..)",
            "faultline.guard.runs.retry.max-attempts", "2",
            "faultline.guard.runs.timeout", "1h",
            "faultline.guard.runs.bulkhead.max-concurrent", "1"));
    Object till = loader.make(Till.class);
    AtomicInteger attempts = new AtomicInteger();
    IntSupplier body =
        () -> {
          weaving.end();
          if (attempts.incrementAndGet() == 1) {
            throw new IllegalStateException("of the test");
          }
          return attempts.get();
        };

    assertThat(call(till, "runs", body)).isEqualTo(2);

    assertThat(weaving.states())
        .allSatisfy(state -> assertThat(state.bulkhead().underWay()).isZero());
    IntSupplier unguarded =
        () -> {
          throw new IllegalStateException("call " + attempts.incrementAndGet());
        };
    assertThat(call(till, "runs", unguarded)).isEqualTo("IllegalStateException: call 3");
  }

  /** Retry, circuit breaker and fallback, found by the receiver's class and the deployment. */
  @Test
  void aCallThatSucceedsAllocatesNothing() throws Exception {
    Object till = loader.make(Till.class);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    Method often = till.getClass().getMethod("countsOften", int.class);
    often.invoke(till, 20_000);

    long before = threads.getThreadAllocatedBytes(self);
    often.invoke(till, 100_000);
    long allocated = threads.getThreadAllocatedBytes(self) - before;

    assertThat(field(till, "calls").getInt(till)).isEqualTo(120_000);
    assertThat(allocated).as("bytes of 100,000 calls").isLessThan(100_000);
    assertThat(weaving.woven()).isEqualTo(8);
  }

  /** It is told when the class is woven, and is not as wrong as to fail calls. */
  @Test
  void restoreOfAStaticMethodDoesNothing() throws Exception {
    GuardWeaving strict = TillWeaving.of(environment, OnError.FAIL, log);
    assertThat(call(new WovenLoader(strict).make(StaticTill.class), "pay")).isEqualTo(2);
    strict.end();
  }

  @Test
  void nothingIsGuardedAfterTheEnd() throws Exception {
    Object till = open(loader.make(Till.class));
    weaving.end();
    assertThat(call(till, "breaks")).isEqualTo("call 3");
    set(till, "failures", 1);
    assertThat(call(till, "pay")).isEqualTo("IllegalStateException: call 4");
  }
}
