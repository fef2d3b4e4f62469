package dev.faultline.capture.snapshot;

import java.lang.reflect.Field;

/**
 * What the JDK's class {@link Throwable} holds, without asking its methods: they are synchronized,
 * and whoever holds an exception's monitor would hold up the thread that asks. Thread-safe.
 */
public final class ThrowableFields {

  /** Null when it cannot be read. */
  private final Field cause;

  /** Null when it cannot be read. */
  private final Field stackTrace;

  ThrowableFields(ReadableFields readable) {
    cause = readable.ofJdk(Throwable.class, "cause");
    stackTrace = readable.ofJdk(Throwable.class, "stackTrace");
  }

  /**
   * The cause that an exception was given, null for none. Where the field cannot be read its method
   * is asked.
   *
   * @param throwable of a class that does not have a cause of its own instead
   */
  public Throwable cause(Throwable throwable) {
    if (cause != null) {
      try {
        Throwable given = (Throwable) cause.get(throwable);
        // What has not been given one yet has itself.
        return given == throwable ? null : given;
      } catch (IllegalAccessException unreadable) {
        // It was made readable before.
      }
    }
    return throwable.getCause();
  }

  /**
   * Whether an exception was made without a constructor, as the JVM makes those that compiled code
   * throws often: one object for all throws, without a stack trace. Constructors fill the field.
   */
  public boolean isPreallocated(Throwable throwable) {
    if (stackTrace != null) {
      try {
        return stackTrace.get(throwable) == null;
      } catch (IllegalAccessException unreadable) {
        // It was made readable before.
      }
    }
    return throwable.getStackTrace().length == 0;
  }
}
