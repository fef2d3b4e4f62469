package dev.faultline.resilience.restore;

import java.lang.reflect.Field;

/**
 * One kind of the JDK's collections and maps that hold nothing themselves but pass on to another,
 * which may be the application's: what it is has to be known before any method is called.
 * Immutable.
 */
final class Wrapper {

  /** A wrapper within others, further down than that, is not looked for. */
  static final int DEEPEST = 16;

  private final Class<?> type;
  private final Field beneath;
  private final Field mutex;

  private Wrapper(Class<?> type, Field beneath, Field mutex) {
    this.type = type;
    this.beneath = beneath;
    this.mutex = mutex;
  }

  /**
   * A kind of wrappers.
   *
   * @param wrapping an instance of the class that has the fields
   * @param beneath name of the field of what it passes on to
   * @param mutex name of the field of what it locks; null for none
   */
  static Wrapper of(Object wrapping, String beneath, String mutex, FieldOpener opener) {
    Class<?> type = wrapping.getClass();
    try {
      return new Wrapper(
          type, open(type, beneath, opener), mutex == null ? null : open(type, mutex, opener));
    } catch (NoSuchFieldException | RuntimeException closed) {
      // Whatever is in such a wrapper is told as not copied.
      return new Wrapper(type, null, null);
    }
  }

  private static Field open(Class<?> type, String name, FieldOpener opener)
      throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    opener.open(field);
    return field;
  }

  boolean isOf(Object object) {
    return type.isInstance(object);
  }

  /** Null when it cannot be reached. */
  Object beneath(Object wrapping) {
    return read(beneath, wrapping);
  }

  /** What a thread locks that uses it; null for none. */
  Object mutex(Object wrapping) {
    return read(mutex, wrapping);
  }

  private static Object read(Field field, Object wrapping) {
    try {
      return field == null ? null : field.get(wrapping);
    } catch (IllegalAccessException closed) {
      return null;
    }
  }
}
