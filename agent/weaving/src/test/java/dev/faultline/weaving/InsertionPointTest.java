package dev.faultline.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.BoundaryProbe;
import dev.faultline.bootstrap.BoundarySink;
import dev.faultline.weaving.boundary.BoundaryCall;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Woven, verified and run by this JVM. */
class InsertionPointTest {

  private static final String NAME = Sample.class.getName().replace('.', '/');

  private final Exception exception = new IllegalStateException();
  private final List<Throwable> reached = new ArrayList<>();

  /** What is woven. */
  @SuppressWarnings("unused") // called by reflection
  public static class Sample {

    public final Throwable kept;

    public Sample(Throwable throwable) {
      super();
      kept = throwable;
    }

    public static int checked(Throwable throwable, boolean allowed) {
      if (!isAllowed(allowed)) {
        return 0;
      }
      int sum = 1;
      for (int i = 0; i < 3; i++) {
        if (isAllowed(allowed)) {
          sum += i;
        }
      }
      return sum;
    }

    private static boolean isAllowed(boolean allowed) {
      return allowed;
    }

    public static long returned(Throwable given, Throwable other) {
      if (given == null) {
        given = other;
        return 1L;
      }
      return 2L;
    }

    public static Throwable asked(Throwable given, Throwable other) {
      Object kept = given;
      if (kept == null) {
        return other;
      }
      return (Throwable) kept;
    }

    public static int handled(Runnable task) {
      int result = 0;
      try {
        task.run();
      } catch (ArithmeticException ofAnotherType) {
        result = 1;
      } catch (Throwable anything) {
        result = 2;
      }
      return result;
    }
  }

  @BeforeEach
  void connect() {
    BoundaryProbe.connect(
        new BoundarySink() {
          @Override
          public void reached(Throwable throwable, int boundary, String detail) {
            reached.add(throwable);
          }

          @Override
          public void logged(Throwable throwable, String logger, String level) {}

          @Override
          public void failed(int boundary, Throwable failure) {
            throw new AssertionError(failure);
          }
        });
  }

  @AfterEach
  void disconnect() {
    BoundaryProbe.connect(null);
  }

  @Test
  void entryOfAConstructorIsBeforeTheSuperclass() throws Exception {
    Class<?> woven = woven("<init>", "(Ljava/lang/Throwable;)V", InsertionPoint.entry(1));

    Object made = woven.getConstructor(Throwable.class).newInstance(exception);

    assertThat(made).hasFieldOrPropertyWithValue("kept", exception);
    assertThat(reached).containsExactly(exception);
  }

  @Test
  void behindACheckIsReachedOnceAndOnlyIfTheCheckLetsThrough() throws Exception {
    InsertionPoint point = InsertionPoint.afterCheck("isAllowed", 0);
    Class<?> woven = woven("checked", "(Ljava/lang/Throwable;Z)I", point);

    assertThat(call(woven, "checked", exception, false)).isEqualTo(0);
    assertThat(reached).isEmpty();
    assertThat(call(woven, "checked", exception, true)).isEqualTo(4);
    assertThat(reached).containsExactly(exception);
  }

  @Test
  void aMethodWithoutTheCheckIsLeftAlone() throws Exception {
    InsertionPoint point = InsertionPoint.afterCheck("isLoggable", 0);

    assertThat(weave("checked", "(Ljava/lang/Throwable;Z)I", point)).isNull();
  }

  @Test
  void everyReturnSeesWhatTheVariableHoldsByThen() throws Exception {
    String descriptor = "(Ljava/lang/Throwable;Ljava/lang/Throwable;)J";
    Class<?> woven = woven("returned", descriptor, InsertionPoint.returns(0));

    assertThat(call(woven, "returned", null, exception)).isEqualTo(1L);
    assertThat(call(woven, "returned", exception, null)).isEqualTo(2L);
    assertThat(reached).containsExactly(exception, exception);
  }

  @Test
  void everyReturnSeesWhatItReturns() throws Exception {
    String descriptor = "(Ljava/lang/Throwable;Ljava/lang/Throwable;)Ljava/lang/Throwable;";
    Class<?> woven = woven("asked", descriptor, InsertionPoint.returned());
    Exception other = new IllegalStateException();

    assertThat(call(woven, "asked", exception, other)).isSameAs(exception);
    assertThat(call(woven, "asked", null, other)).isSameAs(other);
    assertThat(reached).containsExactly(exception, other);
  }

  @Test
  void onlyHandlersOfThrowableTell() throws Exception {
    InsertionPoint point = InsertionPoint.handlersOfThrowable();
    Class<?> woven = woven("handled", "(Ljava/lang/Runnable;)I", point);
    ArithmeticException other = new ArithmeticException();

    assertThat(call(woven, "handled", throwing(other))).isEqualTo(1);
    assertThat(reached).isEmpty();
    assertThat(call(woven, "handled", throwing((RuntimeException) exception))).isEqualTo(2);
    assertThat(reached).containsExactly(exception);
  }

  private static Runnable throwing(RuntimeException exception) {
    return () -> {
      throw exception;
    };
  }

  private static Object call(Class<?> woven, String name, Object... arguments) throws Exception {
    Method method =
        Arrays.stream(woven.getMethods())
            .filter(one -> one.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return method.invoke(null, arguments);
  }

  private static byte[] weave(String method, String descriptor, InsertionPoint point)
      throws IOException {
    byte[] classFile =
        Sample.class.getClassLoader().getResourceAsStream(NAME + ".class").readAllBytes();
    return InstrumentedClass.of(
            List.of(
                ClassInstrumentation.of(NAME, "exceptions of the sample")
                    .insert(method, descriptor, point, BoundaryCall.future("sample"))
                    .build()),
            NAME,
            classFile)
        .after();
  }

  private static Class<?> woven(String method, String descriptor, InsertionPoint point)
      throws IOException {
    byte[] woven = weave(method, descriptor, point);
    return new ClassLoader(Sample.class.getClassLoader()) {
      Class<?> define() {
        return defineClass(Sample.class.getName(), woven, 0, woven.length);
      }
    }.define();
  }
}
