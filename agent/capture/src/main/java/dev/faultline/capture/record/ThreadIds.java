package dev.faultline.capture.record;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * The JVM's numbers of threads. {@code Thread.getId} may be overridden by the application, whose
 * methods are never called; only classes of the JDK are asked that way. Thread-safe.
 */
final class ThreadIds {

  /** What is told of a thread that cannot be asked safely. */
  static final long UNKNOWN = 0;

  /** {@code Thread.threadId()} of Java 19 and later, which nobody can override; else null. */
  private static final Method THREAD_ID = threadId();

  /** Null where it is not needed, or finding it would ask a security manager. */
  private static final UnsafeField FIELD =
      THREAD_ID != null || System.getSecurityManager() != null ? null : UnsafeField.ofThreadId();

  private ThreadIds() {}

  /** Calls no method of the application's. */
  @SuppressWarnings("deprecation") // Thread.getId: its successor is not there before Java 19
  static long of(Thread thread) {
    // No application may define a class of this name.
    if (thread.getClass().getName().startsWith("java.")) {
      return thread.getId();
    }
    try {
      if (THREAD_ID != null) {
        return (Long) THREAD_ID.invoke(thread);
      }
      return FIELD == null ? UNKNOWN : FIELD.of(thread);
    } catch (ReflectiveOperationException notToBeHad) {
      return UNKNOWN;
    }
  }

  /** Whether it is the thread that the JVM runs the program's {@code main} on. */
  static boolean isMain(Thread thread) {
    return thread.getClass() == Thread.class && of(thread) == 1;
  }

  private static Method threadId() {
    try {
      return Thread.class.getMethod("threadId");
    } catch (NoSuchMethodException beforeJava19) {
      return null;
    }
  }

  /** The field behind {@code Thread.getId}, read past the rules of modules. */
  private static final class UnsafeField {

    private final Object unsafe;
    private final Method getLong;
    private final long offset;

    private UnsafeField(Object unsafe, Method getLong, long offset) {
      this.unsafe = unsafe;
      this.getLong = getLong;
      this.offset = offset;
    }

    /** Null where there is no {@code sun.misc.Unsafe}. */
    static UnsafeField ofThreadId() {
      try {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field instance = type.getDeclaredField("theUnsafe");
        instance.setAccessible(true);
        Object unsafe = instance.get(null);
        Field id = Thread.class.getDeclaredField("tid");
        Object offset = type.getMethod("objectFieldOffset", Field.class).invoke(unsafe, id);
        return new UnsafeField(
            unsafe, type.getMethod("getLong", Object.class, long.class), (Long) offset);
      } catch (ReflectiveOperationException | RuntimeException notToBeHad) {
        return null;
      }
    }

    long of(Thread thread) throws ReflectiveOperationException {
      return (Long) getLong.invoke(unsafe, thread, offset);
    }
  }
}
