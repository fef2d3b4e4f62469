package dev.faultline.guards;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.resilience.GuardEnvironment;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;

/** What is guarded in the tests of guards: classes that are woven as they load. */
abstract class WovenTills {

  final AgentLog log = AgentLog.standardError(AgentLog.Level.ERROR);
  final GuardEnvironment environment = GuardEnvironment.create();
  final GuardWeaving weaving = TillWeaving.of(environment, OnError.WARN, log);
  final WovenLoader loader = new WovenLoader(weaving);
  final ClassLoader context = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void end() throws Exception {
    Thread.currentThread().setContextClassLoader(context);
    weaving.end();
    environment.close();
  }

  static void set(Object on, String field, int value) throws ReflectiveOperationException {
    field(on, field).setInt(on, value);
  }

  static Field field(Object on, String name) throws ReflectiveOperationException {
    return on.getClass().getField(name);
  }

  /** What a method returns, or throws. */
  static Object call(Object on, String name, Object... with) throws Exception {
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

  /** Has a circuit breaker open. */
  static Object open(Object till) throws Exception {
    set(till, "failures", 2);
    call(till, "breaks");
    call(till, "breaks");
    return till;
  }
}
