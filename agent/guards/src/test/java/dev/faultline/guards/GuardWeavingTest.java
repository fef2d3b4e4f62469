package dev.faultline.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.resilience.GuardEnvironment;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From annotations and properties to calls that are guarded, with all parts but the JVM's agent.
 */
class GuardWeavingTest {

  private final AgentLog log = AgentLog.standardError(AgentLog.Level.ERROR);
  private final GuardEnvironment environment = GuardEnvironment.create();
  private final GuardWeaving weaving = TillWeaving.of(environment, OnError.WARN, log);
  private final WovenLoader loader = new WovenLoader(weaving);
  private final ClassLoader context = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void end() throws Exception {
    Thread.currentThread().setContextClassLoader(context);
    weaving.end();
    environment.close();
  }

  private static void set(Object on, String field, int value) throws ReflectiveOperationException {
    field(on, field).setInt(on, value);
  }

  private static Field field(Object on, String name) throws ReflectiveOperationException {
    return on.getClass().getField(name);
  }

  /** What a method returns, or throws. */
  private static Object call(Object on, String name, Object... with) throws Exception {
    Method method =
        Arrays.stream(on.getClass().getMethods())
            .filter(one -> one.getName().equals(name))
            .findFirst()
            .orElseThrow();
    try {
      return method.invoke(on, with);
    } catch (InvocationTargetException e) {
      return e.getCause().getClass().getSimpleName() + ": " + e.getCause().getMessage();
    }
  }

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
  void namesThatNoGuardHasAreTold() throws Exception {
    weaving.declare(
        Map.of(
            "faultline.guard.tils.retry.max-attempts", "7",
            "faultline.guard.named.methods", "com.acme.Till.pay()",
            "faultline.guard.named.retry.max-attempts", "7",
            "faultline.guard.till.retry.max-attempts", "7",
            "faultline.guard.dev.faultline.guards.Till.retry.max-attempts", "7",
            "faultline.guard.*.retry.enabled", "true"));
    String line =
        "\nno guard called tils has been called; faultline.guard.tils names no methods, so that only"
            + " annotations can declare it";

    assertThat(weaving.list())
        .startsWith("no class with a guarded method is loaded")
        .contains("no guard called till has been called")
        .endsWith(line);
    call(loader.make(Till.class), "pay");

    assertThat(weaving.list())
        .endsWith(line)
        .doesNotContain("called till ", "called named", "called dev");
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

  private static Object open(Object till) throws Exception {
    set(till, "failures", 2);
    call(till, "breaks");
    call(till, "breaks");
    return till;
  }

  @Test
  void propertiesChangeWhatAnnotationsSayWhileItRuns() throws Exception {
    Object till = loader.make(Till.class);
    open(till);
    assertThat(call(till, "pay")).isEqualTo("paid at call 3");

    weaving.declare(Map.of("faultline.guard.till.retry.max-attempts", "5"));
    set(till, "failures", 4);
    assertThat(call(till, "pay")).isEqualTo("paid at call 8");
    assertThat(call(till, "breaks"))
        .as("still open, as nothing of it has changed")
        .asString()
        .startsWith("CircuitOpenException");

    weaving.declare(Map.of("faultline.guard.till.retry.max-attempts", "0"));
    set(till, "failures", 4);
    assertThat(call(till, "pay")).as("a bad change changes nothing").isEqualTo("paid at call 13");

    weaving.declare(Map.of("faultline.guard.till.enabled", "false"));
    set(till, "failures", 1);
    assertThat(call(till, "pay")).isEqualTo("IllegalStateException: call 14");

    weaving.declare(Map.of());
    set(till, "failures", 1);
    assertThat(call(till, "pay")).isEqualTo("paid at call 16");
  }

  @Test
  void aBadChangeIsToldEachTimeThatItIsMade() throws Exception {
    Object till = loader.make(Till.class);
    for (int time = 1; time <= 2; time++) {
      weaving.declare(Map.of("faultline.guard.till.retry.max-attempts", "0"));
      call(till, "pay");
      call(till, "pay");
      assertThat(log.problems()).hasSize(time);
      weaving.declare(Map.of());
    }
  }

  @Test
  void aBreakerWithOtherSettingsKeepsItsStateWhereItMeansTheSame() throws Exception {
    String breaker = "faultline.guard.dev.faultline.guards.Till.breaks.circuit-breaker.";
    Object till = open(loader.make(Till.class));
    weaving.declare(Map.of(breaker + "delay", "2h"));
    assertThat(call(till, "breaks")).as("open").asString().startsWith("CircuitOpenException");

    weaving.declare(Map.of(breaker + "delay", "0s"));
    set(till, "failures", 0);
    assertThat(call(till, "breaks")).as("its delay is over").isEqualTo("call 3");

    weaving.declare(Map.of(breaker + "window", "3"));
    set(till, "failures", 3);
    call(till, "breaks");
    call(till, "breaks");
    assertThat(call(till, "breaks")).isEqualTo("IllegalStateException: call 6");
    assertThat(call(till, "breaks")).asString().startsWith("CircuitOpenException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-attempts", "max-atempts"})
  void aPropertyThatCannotBeReadIsLeftOutOrFatal(String key) throws Exception {
    Map<String, String> properties = Map.of("faultline.guard.till.retry." + key, "many");
    weaving.declare(properties);
    Object till = loader.make(Till.class);
    set(till, "failures", 2);
    assertThat(call(till, "pay")).isEqualTo("paid at call 3");

    GuardWeaving strict = TillWeaving.of(environment, OnError.FAIL, log);
    strict.declare(properties);
    assertThat(call(new WovenLoader(strict).make(Till.class), "pay"))
        .asString()
        .startsWith("IllegalStateException: the guard of dev.faultline.guards.Till.pay")
        .contains("is declared wrongly: faultline.guard.till.retry." + key + ": ");
    strict.end();
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

  @Test
  void propertiesGuardWhatNobodyAnnotated() throws Exception {
    weaving.declare(
        Map.of(
            "faultline.guard.runs.methods", "dev.faultline.guards.Till.runs(..)",
            "faultline.guard.runs.retry.max-attempts", "2"));
    Object till = loader.make(Till.class);
    int[] calls = {0};
    IntSupplier body =
        () -> {
          if (++calls[0] < 2) {
            throw new IllegalStateException();
          }
          return calls[0];
        };
    assertThat(call(till, "runs", body)).isEqualTo(2);
  }

  @Test
  void changesAreTakenOverWhileOthersCall() throws Exception {
    String guard = "faultline.guard.runs.";
    Map<String, String> methods =
        Map.of(
            guard + "methods",
            "dev.faultline.guards.Till.runs(..)",
            guard + "retry.max-attempts",
            "2");
    weaving.declare(methods);
    Object woven = loader.make(Till.class);
    Method runs = woven.getClass().getMethod("runs", IntSupplier.class);
    AtomicBoolean over = new AtomicBoolean();
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      others.add(
          CompletableFuture.runAsync(
              () -> {
                while (!over.get()) {
                  try {
                    runs.invoke(woven, (IntSupplier) () -> 1);
                  } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                  }
                }
              }));
    }
    for (int change = 1; change <= 200; change++) {
      int attempts = 2 + change % 3;
      Map<String, String> changed = new HashMap<>(methods);
      changed.put(guard + "retry.max-attempts", "" + attempts);
      changed.put(guard + "circuit-breaker.window", "" + (1_000 + change));
      weaving.declare(changed);
      AtomicInteger made = new AtomicInteger();
      IntSupplier failing =
          () -> {
            throw new IllegalStateException("attempt " + made.incrementAndGet());
          };
      assertThat(call(woven, "runs", failing))
          .as("change " + change)
          .isEqualTo("IllegalStateException: attempt " + attempts);
    }
    over.set(true);
    CompletableFuture.allOf(others.toArray(new CompletableFuture<?>[0])).join();
    assertThat(log.problems()).isEmpty();
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
