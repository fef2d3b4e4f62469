package dev.faultline.capture.record;

import dev.faultline.capture.snapshot.ThrowableFields;

/** Exceptions that the JVM itself makes. */
public final class JvmMade {

  private JvmMade() {}

  /**
   * Whether it is of the types that compiled code throws without a stack trace once it has thrown
   * them often ({@code OmitStackTraceInFastThrow}).
   */
  public static boolean isFastThrown(Throwable throwable) {
    Class<?> type = throwable.getClass();
    return type == NullPointerException.class
        || type == ArrayIndexOutOfBoundsException.class
        || type == ClassCastException.class
        || type == ArithmeticException.class
        || type == ArrayStoreException.class;
  }

  /** Whether it is of the types that the JVM throws where no {@code athrow} stands. */
  public static boolean isImplicit(Throwable throwable) {
    return isFastThrown(throwable)
        || throwable instanceof NegativeArraySizeException
        || throwable instanceof VirtualMachineError
        || throwable instanceof LinkageError;
  }

  /**
   * Whether the JVM has one object for all throws of its type: seen again, it is another exception,
   * not the same one once more. For the capture thread: it may wait for the exception's monitor.
   */
  public static boolean isShared(Throwable throwable) {
    return isFastThrown(throwable) && throwable.getStackTrace().length == 0;
  }

  /** The same for the application's threads: takes no monitor. */
  static boolean isShared(Throwable throwable, ThrowableFields fields) {
    return isFastThrown(throwable) && fields.isPreallocated(throwable);
  }
}
