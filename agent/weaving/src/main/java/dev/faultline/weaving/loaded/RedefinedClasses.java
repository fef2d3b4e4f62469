package dev.faultline.weaving.loaded;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Knows the classes that somebody has given other code while the program ran: a debugger that swaps
 * code, a library of mocks. Before Java 21 JVMs forget that when such a class is transformed again:
 * they begin with the class file that it was loaded from, if a transformer had changed that, and
 * the class has its old code again. So these classes are to be left as they are. Thread-safe.
 */
public final class RedefinedClasses implements ClassFileTransformer {

  private static final String REASON =
      "it was redefined, which this JVM would forget if it were transformed again";

  private static final String INSTRUMENTATION = "sun.instrument.InstrumentationImpl";
  private static final int FIRST_OF_THEM = 21;

  private final Map<Class<?>, Boolean> redefined =
      Collections.synchronizedMap(new WeakHashMap<Class<?>, Boolean>());

  /** Whether this JVM forgets. */
  public static boolean areForgotten() {
    return areForgottenBy(System.getProperty("java.specification.version", ""));
  }

  /**
   * The same of another version.
   *
   * @param version a value of {@code java.specification.version}
   */
  static boolean areForgottenBy(String version) {
    try {
      return version.startsWith("1.") || Integer.parseInt(version) < FIRST_OF_THEM;
    } catch (NumberFormatException unheardOf) {
      return false;
    }
  }

  /** Why this class is to be left as it is; null when it may be transformed again. */
  String reason(Class<?> loaded) {
    return redefined.containsKey(loaded) ? REASON : null;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> existing,
      ProtectionDomain domain,
      byte[] classFile) {
    try {
      if (existing != null && !isTransformedAgain(new Throwable().getStackTrace())) {
        redefined.put(existing, Boolean.TRUE);
      }
    } catch (Throwable outOfStackOrMemory) {
      // Redefining goes on; the class may be old again some day.
    }
    return null;
  }

  /**
   * Whether a Java agent has called for it. A debugger redefines from a thread without frames; a
   * native agent that transforms from such a thread is taken for one.
   *
   * @param stack innermost first
   */
  static boolean isTransformedAgain(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (INSTRUMENTATION.equals(frame.getClassName())) {
        if (frame.getMethodName().startsWith("retransformClasses")) {
          return true;
        }
        if (frame.getMethodName().startsWith("redefineClasses")) {
          return false;
        }
      }
    }
    return false;
  }
}
