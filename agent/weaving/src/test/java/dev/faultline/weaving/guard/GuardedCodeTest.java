package dev.faultline.weaving.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.GuardOutcome;
import dev.faultline.bootstrap.GuardProbe;
import dev.faultline.weaving.guard.ScriptedGuard.Context;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs guarded code that javac wrote. */
class GuardedCodeTest {

  private final Class<?> type;
  private final Class<?> circle;

  GuardedCodeTest() {
    GuardedClasses own =
        new GuardedClasses(m -> !m.name().endsWith("init>") && !m.name().equals("fail"), false);
    own.load(Guarded.Shape.class);
    circle = own.load(Guarded.Circle.class);
    type = own.load(Guarded.class);
  }

  private void fails(int times) throws ReflectiveOperationException {
    Field failures = type.getDeclaredField("failures");
    failures.setAccessible(true);
    failures.set(null, times);
  }

  private Object run(ScriptedGuard guard, String name, Object... arguments) {
    Object result = GuardedClasses.run(guard, type, null, name, arguments);
    assertThat(guard.failures).isEmpty();
    return result;
  }

  @Test
  void eachAttemptBeginsWithTheOriginalArguments() throws Exception {
    fails(2);
    ScriptedGuard guard = new ScriptedGuard().attempts(3);

    Object result = run(guard, "reassigns", 1, "text", 5_000_000_000L, 1.5, (byte) 7);

    assertThat(result).isEqualTo("2text250000000023.08");
    assertThat(guard.attempts).isEqualTo(3);
    assertThat(guard.entered).as("a call is entered once").hasSize(1);
    assertThat(guard.contexts)
        .extracting(Context::arguments)
        .containsOnly(List.of(1, "text", 5_000_000_000L, 1.5, (byte) 7));
  }

  @Test
  void theLastExceptionIsTheMethodsOwnAsItWasThrown() throws Exception {
    fails(5);
    ScriptedGuard guard = new ScriptedGuard().attempts(2);

    Throwable thrown = (Throwable) run(guard, "anInt", 1);

    assertThat(guard.thrown).hasSize(2);
    assertThat(thrown)
        .isSameAs(guard.thrown.get(1))
        .hasMessage("failure")
        .hasNoSuppressedExceptions();
    assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("fail");
    assertThat(thrown.getStackTrace()[1].getMethodName()).isEqualTo("anInt");
    assertThat(thrown.getStackTrace()[2].getClassName()).doesNotContain("Guarded$");
  }

  static List<Arguments> valuesOfEachType() {
    return List.of(
        Arguments.of("aBoolean", true, false),
        Arguments.of("aByte", (byte) -3, (byte) 4),
        Arguments.of("aChar", 'x', '\uffff'),
        Arguments.of("aShort", (short) 300, (short) -4),
        Arguments.of("anInt", 1 << 30, -1),
        Arguments.of("aLong", 1L << 40, -1L),
        Arguments.of("aFloat", 1.5f, Float.NaN),
        Arguments.of("aDouble", 1e300, -0.0),
        Arguments.of("anArray", new int[][] {{1}}, new int[0][]),
        Arguments.of("generic", "value", "other"));
  }

  @ParameterizedTest
  @MethodSource("valuesOfEachType")
  void returnsWhatTheBodyReturns(String name, Object value, Object other) throws Exception {
    ScriptedGuard guard = new ScriptedGuard();

    assertThat(run(guard, name, value)).isEqualTo(value);
    assertThat(guard.returned).isEqualTo(1);
    assertThat(guard.contexts).as("nothing more is asked of a call that succeeds").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("valuesOfEachType")
  void returnsAFallback(String name, Object value, Object other) throws Exception {
    fails(1);
    assertThat(run(new ScriptedGuard().fallback(other), name, value)).isEqualTo(other);

    ScriptedGuard refuses = new ScriptedGuard().refuses().fallback(other);
    assertThat(run(refuses, name, value)).isEqualTo(other);
    assertThat(refuses.attempts).as("the body does not run").isZero();
  }

  @ParameterizedTest
  @MethodSource("valuesOfEachType")
  void aResultMayBeRefused(String name, Object value, Object other) throws Exception {
    ScriptedGuard guard = new ScriptedGuard().attempts(2).accepts(result -> false);

    assertThat(run(guard, name, value)).hasToString("java.lang.IllegalStateException: not good");
    assertThat(guard.results).containsExactly(value, value);

    ScriptedGuard content = new ScriptedGuard().accepts(result -> true);
    assertThat(run(content, name, value)).isEqualTo(value);
  }

  @Test
  void methodsThatReturnNothing() throws Exception {
    fails(1);
    List<String> calls = new ArrayList<>();

    assertThat(run(new ScriptedGuard().attempts(2), "nothing", calls)).isNull();
    assertThat(calls).hasSize(2);
    assertThat(run(new ScriptedGuard().refuses().fallback("ignored"), "nothing", calls)).isNull();
    assertThat(calls).hasSize(2);
    assertThat(run(new ScriptedGuard().accepts(none -> none == null), "nothing", calls)).isNull();
  }

  @Test
  void aRefusalIsThrown() {
    assertThat(run(new ScriptedGuard().refuses(), "anInt", 1))
        .hasToString("java.lang.IllegalStateException: refused");
  }

  @Test
  void theMethodsOwnHandlersSeeTheirOwnExceptionsOnly() throws Exception {
    fails(1);
    ScriptedGuard guard = new ScriptedGuard().attempts(2);

    assertThat(run(guard, "handles", "x")).isEqualTo("none");
    assertThat(run(new ScriptedGuard().refuses().fallback("fallback"), "handles", "x"))
        .isEqualTo("fallback");
  }

  @Test
  void loopsBeginAgain() throws Exception {
    fails(1);
    assertThat(run(new ScriptedGuard().attempts(2), "loops", 4)).isEqualTo(6 + 3 + 1);
    assertThat(run(new ScriptedGuard(), "loops", 100)).isEqualTo(-1);
  }

  @Test
  void methodsThatNeverReturn() {
    ScriptedGuard guard = new ScriptedGuard().attempts(3);

    assertThat(run(guard, "never", 2)).isInstanceOf(IllegalArgumentException.class);
    assertThat(guard.thrown).hasSize(3);
    assertThat(run(new ScriptedGuard().fallback(7), "never", 2)).isEqualTo(7);
  }

  @Test
  void leavesNoLockBehind() throws Exception {
    fails(2);
    Object monitor = new Object();

    assertThat(run(new ScriptedGuard().attempts(3), "locked", monitor, 4)).isEqualTo(4);
    assertThat(Thread.holdsLock(monitor)).isFalse();
    assertThat(Thread.holdsLock(type)).isFalse();
  }

  @Test
  void aStackOverflowStaysOne() {
    ScriptedGuard guard =
        new ScriptedGuard() {
          @Override
          public Object enter(Object receiver) {
            return null;
          }
        };

    assertThat(GuardedClasses.run(guard, type, null, "overflows", 0))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  void privateFinalAndSelfInvokedMethods() throws Exception {
    fails(1);
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    Object receiver = constructor.newInstance();
    ScriptedGuard guard =
        new ScriptedGuard() {
          @Override
          public Object enter(Object entering) {
            // The calling method is let through.
            return super.enter(entering).equals("attempt 1") && entered.size() == 1
                ? null
                : "attempt 1";
          }

          @Override
          public long clock() {
            return entered.size() == 1 ? 0 : super.clock();
          }
        };

    Object result = GuardedClasses.run(guard.attempts(2), type, receiver, "callsItself", 4);

    assertThat(guard.failures).isEmpty();
    assertThat(result).isEqualTo(5);
    assertThat(guard.entered).containsExactly(receiver, receiver);
    Field calls = type.getDeclaredField("calls");
    calls.setAccessible(true);
    assertThat(calls.get(receiver)).isEqualTo(List.of("hidden 4", "hidden 4"));
  }

  @Test
  void defaultMethodsOfInterfaces() throws Exception {
    Constructor<?> constructor = circle.getDeclaredConstructor();
    constructor.setAccessible(true);
    Object receiver = constructor.newInstance();
    Class<?> shape = circle.getInterfaces()[0];
    fails(1);
    ScriptedGuard guard = new ScriptedGuard().attempts(2);

    assertThat(GuardedClasses.run(guard, shape, receiver, "name", "!")).isEqualTo("shape!");
    assertThat(guard.thrown).hasSize(1);
    assertThat(guard.entered).containsExactly(receiver);
  }

  /** The guard may call what only the method itself may call. */
  @Test
  void handsOverTheAccessOfItsClass() throws Throwable {
    fails(1);
    ScriptedGuard guard = new ScriptedGuard().fallback(null);

    run(guard, "generic", "x");

    MethodHandles.Lookup lookup = guard.contexts.get(0).lookup();
    assertThat(lookup.lookupClass()).isEqualTo(type);
    assertThat(lookup.lookupModes() & MethodHandles.Lookup.PRIVATE).isNotZero();
  }

  @Test
  void aCallThatIsNotGuardedIsAsItWas() throws Exception {
    fails(1);
    ScriptedGuard off =
        new ScriptedGuard() {
          @Override
          public Object enter(Object receiver) {
            return null;
          }
        };

    assertThat(run(off, "anInt", 1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(run(off, "anInt", 1)).isEqualTo(1);
    assertThat(off.thrown).isEmpty();
    assertThat(off.returned).isZero();
    fails(1);
    assertThat(GuardedClasses.run(null, type, null, "anInt", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Failures of ours, wherever they are: the call is as it was without a guard. */
  @Test
  void aBrokenGuardIsNoGuard() throws Exception {
    RuntimeException ours = new RuntimeException("ours");
    for (String broken : List.of("enter", "clock", "returned", "inspect", "threw")) {
      BrokenGuard guard = new BrokenGuard(broken, ours);
      fails(0);
      assertThat(GuardedClasses.run(guard, type, null, "anInt", 3)).as(broken).isEqualTo(3);
      fails(1);
      assertThat(GuardedClasses.run(guard, type, null, "anInt", 3))
          .as(broken)
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(guard.failures).as(broken).isNotEmpty().containsOnly(ours);
    }
  }

  @Test
  void aGuardThatBreaksAfterItRefusedLetsTheCallThrough() {
    ScriptedGuard guard =
        new ScriptedGuard() {
          @Override
          public Object threw(
              Object admission,
              long started,
              Throwable throwable,
              Object receiver,
              Object[] arguments,
              MethodHandles.Lookup lookup) {
            throw new IllegalStateException("ours");
          }
        };

    assertThat(GuardedClasses.run(guard.refuses(), type, null, "anInt", 3)).isEqualTo(3);
    assertThat(guard.failures).hasSize(1);
  }

  @Test
  void turnedOffInTheMiddleOfACallItEndsWithItsGuard() throws Exception {
    fails(1);
    ScriptedGuard guard =
        new ScriptedGuard() {
          @Override
          public long clock() {
            GuardProbe.connect(null);
            return super.clock();
          }
        };

    assertThat(run(guard.attempts(5), "anInt", 1)).isEqualTo(1);
    assertThat(guard.attempts).isEqualTo(2);
  }

  private static final class BrokenGuard extends ScriptedGuard {

    private final String broken;
    private final RuntimeException ours;

    BrokenGuard(String broken, RuntimeException ours) {
      this.broken = broken;
      this.ours = ours;
      accepts(result -> true);
    }

    private void breakIn(String where) {
      if (broken.equals(where)) {
        throw ours;
      }
    }

    @Override
    public Object enter(Object receiver) {
      breakIn("enter");
      attempts = 0;
      return super.enter(receiver);
    }

    @Override
    public long clock() {
      long started = super.clock();
      breakIn("clock");
      return started;
    }

    @Override
    public boolean returned(Object admission, long started) {
      breakIn("returned");
      return broken.equals("clock") || super.returned(admission, started);
    }

    @Override
    public Object inspect(
        Object admission,
        long started,
        Object result,
        Object receiver,
        Object[] arguments,
        MethodHandles.Lookup lookup) {
      breakIn("inspect");
      return super.inspect(admission, started, result, receiver, arguments, lookup);
    }

    @Override
    public Object threw(
        Object admission,
        long started,
        Throwable throwable,
        Object receiver,
        Object[] arguments,
        MethodHandles.Lookup lookup) {
      breakIn("threw");
      return GuardOutcome.throwing(throwable);
    }
  }
}
