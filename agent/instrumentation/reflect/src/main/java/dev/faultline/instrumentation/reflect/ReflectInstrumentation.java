package dev.faultline.instrumentation.reflect;

import dev.faultline.weaving.ClassInstrumentation;
import dev.faultline.weaving.InsertedCode;
import dev.faultline.weaving.InsertionPoint;
import dev.faultline.weaving.boundary.BoundaryCall;
import java.util.Arrays;
import java.util.List;

/**
 * Tells of the exceptions that leave what was called by reflection: a method or constructor, a
 * proxy's handler, a class's initializer. Whichever way the JVM makes such calls, and that has
 * changed with nearly every version, it wraps what they throw; so the constructors of the wrappers
 * are where all of them meet.
 */
public final class ReflectInstrumentation {

  private static final String[] OF_A_CAUSE = {
    "(Ljava/lang/Throwable;)V", "(Ljava/lang/Throwable;Ljava/lang/String;)V"
  };

  private ReflectInstrumentation() {}

  public static List<ClassInstrumentation> all() {
    return Arrays.asList(
        wrapper(
            "java/lang/reflect/InvocationTargetException",
            "exceptions of methods called by reflection",
            BoundaryCall.reflection("reflection")),
        wrapper(
            "java/lang/reflect/UndeclaredThrowableException",
            "checked exceptions of proxies",
            BoundaryCall.reflection("proxy")),
        wrapper(
            "java/lang/ExceptionInInitializerError",
            "exceptions of static initializers",
            BoundaryCall.reflection("static initializer")));
  }

  private static ClassInstrumentation wrapper(String className, String purpose, InsertedCode call) {
    ClassInstrumentation.Builder wrapper = ClassInstrumentation.of(className, purpose);
    for (String constructor : OF_A_CAUSE) {
      wrapper.insert("<init>", constructor, InsertionPoint.entry(1), call);
    }
    return wrapper.build();
  }
}
