package dev.faultline.weaving.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.weaving.method.CapturedClasses.Call;
import dev.faultline.weaving.method.CapturedClasses.Exit;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs woven code that javac wrote. */
class CapturedCodeTest {

  private final CapturedClasses classes = new CapturedClasses("within(*..Calls)");
  private final Class<?> calls = load(classes);

  private static Class<?> load(CapturedClasses classes) {
    Class<?> calls = null;
    for (Class<?> type :
        new Class<?>[] {
          Calls.Base.class,
          Calls.Derived.class,
          Calls.Derived.Inner.class,
          Calls.Shape.class,
          Calls.Circle.class,
          Calls.class
        }) {
      calls = classes.load(CapturedClasses.classFile(type));
    }
    return calls;
  }

  @Test
  void tellsOfACallThatReturns() {
    assertThat(run("returns", 1, 2L, 3.0, "abc")).isEqualTo(6);

    assertThat(classes.exits).isEmpty();
    assertThat(classes.calls)
        .singleElement()
        .satisfies(call -> assertThat(call.nanos()).isNotNegative())
        .matches(call -> !call.threw());
  }

  @Test
  void tellsOfAnExceptionOfTheJvmWithAllArguments() {
    int[] array = {7};
    Object thrown = run("fails", 0, 0L, 2.5, "abc", array);

    assertThat(thrown).isInstanceOf(ArithmeticException.class);
    assertExit("fails", thrown, Map.of("i", 0, "l", 0L, "d", 2.5, "s", "abc", "array", array));
    assertThat(classes.calls).singleElement().matches(Call::threw);
  }

  @Test
  void keepsArgumentsThatTheBodyAssignsTo() {
    Object thrown = run("reassigns", 3, "text", 5_000_000_000L, (byte) -7);

    assertThat(thrown).isInstanceOf(IllegalStateException.class);
    assertExit(
        "reassigns",
        thrown,
        Map.of("count", 3, "text", "text", "wide", 5_000_000_000L, "small", (byte) -7));
    assertThat(run("reassigns", 1, "text", 1L, (byte) 1)).isEqualTo(3L);
  }

  @Test
  void behavesAsBefore() {
    for (int n = -1; n < 4; n++) {
      for (String text : new String[] {"", "7", "long text", null}) {
        Object expected = attempt("branches", n, text);
        assertSame(run("branches", n, text), expected);
      }
    }
    assertThat(run("handles", "12")).isEqualTo("12");
    assertThat(run("handles", "twelve")).isEqualTo("none");
    assertThat(run("handles", (Object) null)).isInstanceOf(NullPointerException.class);
    assertThat(run("empty")).isNull();
  }

  private static Object attempt(String name, int n, String text) {
    try {
      return Calls.branches(n, text);
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static void assertSame(Object actual, Object expected) {
    if (expected instanceof Throwable) {
      assertThat(actual).hasSameClassAs(expected).hasToString(expected.toString());
    } else {
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void handsOverArraysAsTheyAre() {
    int[][] array = {};
    Object[] more = {1};
    Object thrown = run("arrays", array, more);

    assertExit("arrays", thrown, Map.of("array", array, "more", more));
  }

  @Test
  void leavesNoLockBehind() {
    Object monitor = new Object();
    Object thrown = run("locked", monitor);

    assertThat(thrown).hasToString("java.lang.IllegalStateException: locked");
    assertThat(Thread.holdsLock(monitor)).isFalse();
    assertThat(Thread.holdsLock(calls)).isFalse();
    assertExit("locked", thrown, Map.of("monitor", monitor));
  }

  @Test
  void tellsOfEachCallOfARecursion() {
    Object thrown = run("recurses", 3);

    assertThat(classes.exits)
        .containsExactly(
            new Exit("recurses", (Throwable) thrown, Map.of("depth", 0)),
            new Exit("recurses", (Throwable) thrown, Map.of("depth", 1)),
            new Exit("recurses", (Throwable) thrown, Map.of("depth", 2)),
            new Exit("recurses", (Throwable) thrown, Map.of("depth", 3)));
    assertThat(classes.calls).hasSize(4).allMatch(Call::threw);
    assertThat(classes.calls.get(3).nanos()).isGreaterThanOrEqualTo(classes.calls.get(0).nanos());
  }

  @Test
  void letsAStackOverflowThrough() {
    assertThat(run("overflows", 0)).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void tellsOfConstructorsBehindTheCallOfSuper() {
    Object thrown = run("constructs", 3);

    assertThat(thrown).hasToString("java.lang.IllegalStateException: text012");
    assertThat(classes.exits).hasSize(2);
    Exit constructor = classes.exits.get(0);
    assertThat(constructor.method()).isEqualTo("<init>");
    assertThat(constructor.values()).containsEntry("size", 3).containsEntry("text", "text");
    assertThat(constructor.values().get("this").getClass().getSimpleName()).isEqualTo("Derived");
    // Of the superclass's constructor; then the one that failed; then the method that called it.
    assertThat(classes.calls).extracting(Call::threw).containsExactly(false, true, true);
  }

  @Test
  void doesNotSeeInAConstructorWhatItsSuperclassThrows() {
    Object thrown = run("constructs", -1);

    assertThat(classes.exits)
        .extracting(Exit::method)
        .as("of the superclass, and of the caller")
        .containsExactly("<init>", "constructs");
    assertThat(classes.exits).allMatch(exit -> exit.throwable() == thrown);
  }

  @Test
  void tellsOfConstructorsOfInnerClasses() {
    Object thrown = run("constructsInner", 0);

    assertThat(thrown).hasToString("java.lang.IllegalStateException: inner");
    assertThat(classes.exits.get(0).values()).containsEntry("of", 0).containsKey("this");
  }

  @Test
  void tellsOfATargetOnceAndNotOfItsBridge() {
    run("instance", 0);

    assertThat(classes.exits).extracting(Exit::method).containsExactly("area", "instance");
    assertThat(classes.exits.get(0).values().get("this")).hasToString("circle");
  }

  @Test
  void tellsOfDefaultAndPrivateMethodsOfInterfaces() {
    assertThat(run("instance", 2)).isEqualTo("n100");
    assertThat(classes.calls).hasSize(4).noneMatch(Call::threw);

    assertThat(run("instance", 1)).isInstanceOf(ArithmeticException.class);
    assertThat(classes.exits).extracting(Exit::method).containsExactly("describe", "instance");
    assertThat(classes.exits.get(0).values()).containsEntry("n", 1).containsKey("this");
  }

  @Test
  void tellsOfTheMethodAndNotOfItsLambda() {
    run("lambda", "text");

    assertThat(classes.exits).extracting(Exit::method).containsExactly("lambda");
  }

  @Test
  void keepsTheStackTraceAsItWas() {
    Throwable thrown = (Throwable) run("recurses", 2);

    assertThat(thrown.getStackTrace())
        .filteredOn(frame -> frame.getMethodName().equals("recurses"))
        .extracting(StackTraceElement::getLineNumber)
        .containsExactly(lines(2));
  }

  private static Integer[] lines(int depth) {
    try {
      Calls.recurses(depth);
      throw new AssertionError();
    } catch (IllegalStateException e) {
      return Arrays.stream(e.getStackTrace())
          .filter(frame -> frame.getMethodName().equals("recurses"))
          .map(StackTraceElement::getLineNumber)
          .toArray(Integer[]::new);
    }
  }

  @Test
  void followsWhatTheAnnotationSays() {
    run("withoutArguments", 0);
    run("withoutHistogram", 0);

    assertThat(classes.exits).extracting(Exit::values).containsExactly(Map.of(), Map.of("n", 0));
    assertThat(classes.calls).as("of the first alone").hasSize(1);
  }

  @Test
  void changesNothingWhileNobodyListens() throws Exception {
    Method method = calls.getDeclaredMethod("recurses", int.class);
    method.setAccessible(true);

    assertThatThrownBy(() -> method.invoke(null, 1)).rootCause().hasMessage("deep");
    assertThat(classes.exits).isEmpty();
  }

  private Object run(String name, Object... arguments) {
    return classes.run(calls, name, arguments);
  }

  private void assertExit(String method, Object thrown, Map<String, Object> values) {
    assertThat(classes.exits).containsExactly(new Exit(method, (Throwable) thrown, values));
  }
}
