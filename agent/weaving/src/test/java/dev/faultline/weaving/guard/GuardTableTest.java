package dev.faultline.weaving.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.GuardProbe;
import dev.faultline.resilience.Guard;
import dev.faultline.resilience.GuardConfiguration;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.refusal.CircuitOpenException;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.delay.Backoff;
import dev.faultline.resilience.time.Ticker;
import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Methods whose guards are real ones, as javac wrote them. */
class GuardTableTest {

  private final GuardEnvironment environment = GuardEnvironment.create();
  private final GuardTable table = new GuardTable(AgentLog.standardError(AgentLog.Level.DEBUG));
  private Guard replaced;

  @AfterEach
  void endThreads() throws Exception {
    environment.close();
  }

  private Guard guard(Consumer<GuardConfiguration.Builder> policies) {
    GuardConfiguration.Builder builder = GuardConfiguration.named("payments");
    policies.accept(builder);
    return new Guard(builder.build(), environment, null);
  }

  /** Methods of {@link Guarded}, each with the guard that it has here. */
  private Class<?> load(String method, Guard guard) {
    GuardedMethods guarded =
        new GuardedMethods() {
          @Override
          public boolean mayInclude(String className, byte[] classFile) {
            return true;
          }

          @Override
          public MethodGuard of(ClassLoader loader, ClassOutline type, MethodOutline one) {
            if (!one.name().equals(method)) {
              return null;
            }
            boolean isStatic = (one.access() & Opcodes.ACC_STATIC) != 0;
            InPlaceGuard given = new InPlaceGuard(guard);
            GuardSource source =
                new GuardSource() {
                  @Override
                  public InPlaceGuard guardOf(Class<?> receiver) {
                    return replaced == null ? given : new InPlaceGuard(replaced);
                  }

                  @Override
                  public ElsewhereGuard elsewhereGuardOf(Class<?> receiver) {
                    return elsewhere(guardOf(receiver).guard());
                  }
                };
            return one.descriptor().endsWith("CompletionStage;")
                ? table.stage(method, one.descriptor(), isStatic, source)
                : one.descriptor().endsWith("/Future;")
                    ? table.future(method, one.descriptor(), isStatic, source)
                    : table.inPlace(method, one.descriptor(), isStatic, source);
          }

          @Override
          public void outgrewCompiler(ClassOutline type, String outgrown, String growth) {}
        };
    ClassLoader loader =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          public Class<?> loadClass(String name) throws ClassNotFoundException {
            if (!name.equals(Guarded.class.getName())) {
              return super.loadClass(name);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
              return loaded;
            }
            byte[] classFile = classFile();
            ClassReader reader = new ClassReader(classFile);
            byte[] woven = new GuardWeaver(this, reader, ClassOutline.of(reader), guarded).weave();
            return defineClass(name, woven, 0, woven.length);
          }
        };
    try {
      return loader.loadClass(Guarded.class.getName());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] classFile() {
    try (var in = Guarded.class.getResourceAsStream("Guarded.class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void fails(Class<?> type, int times) {
    try {
      Field failures = type.getDeclaredField("failures");
      failures.setAccessible(true);
      failures.set(null, times);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static int failuresLeft(Class<?> type) throws ReflectiveOperationException {
    Field failures = type.getDeclaredField("failures");
    failures.setAccessible(true);
    return (int) failures.get(null);
  }

  @Test
  void retries() {
    Class<?> type =
        load("anInt", guard(g -> g.retry(RetryPolicy.builder().maxAttempts(3).build())));
    fails(type, 2);

    assertThat(GuardedClasses.run(table, type, null, "anInt", 7)).isEqualTo(7);
    fails(type, 3);
    assertThat(GuardedClasses.run(table, type, null, "anInt", 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasToString("java.lang.IllegalArgumentException: failure");
    assertThat(table.failures()).isZero();
  }

  @Test
  void anOpenBreakerRefusesAndAFallbackSees() throws Exception {
    CircuitBreaker breaker =
        new CircuitBreaker("payments", CircuitBreakerConfiguration.DEFAULT, Ticker.SYSTEM);
    List<Invocation> seen = new ArrayList<>();
    Class<?> type =
        load(
            "generic",
            guard(
                g ->
                    g.circuitBreaker(breaker)
                        .fallback(
                            FallbackChain.of(
                                (invocation, failure) -> {
                                  seen.add(invocation);
                                  return failure.getClass().getSimpleName();
                                }))));
    fails(type, 1);
    breaker.forceOpen();

    assertThat(GuardedClasses.run(table, type, null, "generic", "text"))
        .isEqualTo(CircuitOpenException.class.getSimpleName());
    assertThat(failuresLeft(type)).as("the body has not run").isEqualTo(1);
    breaker.reset();
    assertThat(GuardedClasses.run(table, type, null, "generic", "text"))
        .isEqualTo(IllegalArgumentException.class.getSimpleName());
    assertThat(seen).extracting(one -> one.argument(0)).containsExactly("text", "text");
    assertThat(seen.get(0).access().lookupClass()).isEqualTo(type);
  }

  @Test
  void looksAtResults() {
    int[] attempts = {0};
    Class<?> type =
        load(
            "aLong",
            guard(
                g ->
                    g.retry(RetryPolicy.builder().maxAttempts(3).build())
                        .verify(result -> ++attempts[0] > 2)));

    assertThat(GuardedClasses.run(table, type, null, "aLong", 7L)).isEqualTo(7L);
    assertThat(attempts[0]).isEqualTo(3);
  }

  @Test
  void stagesAreRetriedByFurtherCallsOfTheMethod() throws Exception {
    Class<?> type =
        load("later", guard(g -> g.retry(RetryPolicy.builder().maxAttempts(3).build())));
    fails(type, 2);

    CompletionStage<?> stage =
        (CompletionStage<?>) GuardedClasses.run(table, type, null, "later", "text");

    // The probes are off by now; what has begun goes on.
    assertThat(stage.toCompletableFuture().get(30, TimeUnit.SECONDS)).isEqualTo("text");
  }

  @Test
  void futuresFailWithTheirOwnException() throws Exception {
    Class<?> type =
        load(
            "inFuture",
            guard(g -> g.retry(RetryPolicy.builder().maxAttempts(2).build()).offload()));
    fails(type, 5);
    GuardProbe.connect(table);
    try {
      var method = type.getDeclaredMethod("inFuture", String.class, Object[].class);
      method.setAccessible(true);
      var future = (Future<?>) method.invoke(null, "text", new Object[] {1, 2});
      assertThat(catchThrowable(() -> future.get(30, TimeUnit.SECONDS)))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(IllegalArgumentException.class);
      fails(type, 1);
      var second = (Future<?>) method.invoke(null, "text", new Object[] {1, 2});
      assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("text[1, 2]");
    } finally {
      GuardProbe.connect(null);
    }
    assertThat(table.failures()).isZero();
  }

  @Test
  void aCallKeepsTheGuardThatItBeganWith() {
    Guard other = guard(g -> g.fallback(FallbackChain.ofValue(-1)));
    Guard first =
        guard(
            g ->
                g.retry(
                    RetryPolicy.builder()
                        .maxAttempts(2)
                        .delay(
                            Backoff.builder()
                                .supplied(
                                    (result, failure) -> {
                                      replaced = other;
                                      return 0;
                                    })
                                .build())
                        .build()));
    Class<?> type = load("anInt", first);
    fails(type, 2);

    assertThat(GuardedClasses.run(table, type, null, "anInt", 7))
        .isInstanceOf(IllegalArgumentException.class);
    fails(type, 1);
    assertThat(GuardedClasses.run(table, type, null, "anInt", 7)).isEqualTo(-1);
  }

  /** Retry and circuit breaker: what most guards have. */
  @Test
  void aCallThatSucceedsAllocatesNothing() throws Exception {
    CircuitBreaker breaker =
        new CircuitBreaker("payments", CircuitBreakerConfiguration.DEFAULT, Ticker.SYSTEM);
    Class<?> type =
        load(
            "callsInALoop",
            guard(
                g ->
                    g.retry(RetryPolicy.builder().maxAttempts(3).build()).circuitBreaker(breaker)));
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    var method = type.getDeclaredMethod("manyCalls", int.class);
    method.setAccessible(true);
    GuardProbe.connect(table);
    try {
      method.invoke(null, 20_000);
      long before = threads.getThreadAllocatedBytes(self);
      method.invoke(null, 100_000);
      long allocated = threads.getThreadAllocatedBytes(self) - before;
      assertThat(allocated).as("bytes of 100,000 calls").isLessThan(100_000);
    } finally {
      GuardProbe.connect(null);
    }
    assertThat(table.failures()).isZero();
  }

  @Test
  void completedStagesAreWhatTheMethodReturns() throws Exception {
    Class<?> type =
        load(
            "later",
            guard(
                g ->
                    g.fallback(
                        FallbackChain.ofValue(CompletableFuture.completedFuture("fallback")))));
    fails(type, 1);

    CompletionStage<?> stage =
        (CompletionStage<?>) GuardedClasses.run(table, type, null, "later", "text");

    assertThat(stage.toCompletableFuture().get(30, TimeUnit.SECONDS)).isEqualTo("fallback");
  }

  /** Where there is no stack for the guard, its body runs unguarded: once, then. */
  @Test
  void aBodyThatHasRunIsNotRunAgainAtTheEndOfTheStack() throws Exception {
    Guard guard = guard(g -> g.retry(RetryPolicy.builder().maxAttempts(1).build()));
    Class<?> type = load("later", guard);
    GuardProbe.connect(table);
    List<Integer> runs = new ArrayList<>();
    try {
      var method = type.getDeclaredMethod("later", String.class);
      method.setAccessible(true);
      MethodHandle later = MethodHandles.lookup().unreflect(method);
      Field failures = type.getDeclaredField("failures");
      failures.setAccessible(true);
      Thread deep = new Thread(null, () -> descend(later, failures, runs), "deep", 300_000);
      deep.start();
      deep.join();
    } finally {
      GuardProbe.connect(null);
    }
    assertThat(runs).isNotEmpty().allMatch(count -> count <= 1);
  }

  /** Calls the method at each of the last levels of a stack. */
  private static int descend(MethodHandle later, Field failures, List<Integer> runs) {
    int level;
    try {
      level = descend(later, failures, runs) + 1;
    } catch (StackOverflowError end) {
      return 0;
    }
    if (level < 600) {
      try {
        failures.setInt(null, 100);
        try {
          later.invoke("text");
        } catch (Throwable failure) {
          // The method's own, or the end of the stack.
        }
        runs.add(100 - failures.getInt(null));
      } catch (StackOverflowError | IllegalAccessException notHere) {
        // Not even that.
      }
    }
    return level;
  }

  private static ElsewhereGuard elsewhere(Guard guard) {
    return new ElsewhereGuard() {
      @Override
      public Guard guard() {
        return guard;
      }

      @Override
      public CallScope scope() {
        return null;
      }

      @Override
      public boolean isPlain() {
        return false;
      }
    };
  }
}
