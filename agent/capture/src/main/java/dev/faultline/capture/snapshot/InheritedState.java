package dev.faultline.capture.snapshot;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** What a class of the application inherits from the JDK and a snapshot does not show. */
final class InheritedState {

  private InheritedState() {}

  /**
   * Whether objects of this class of the JDK, or of its superclasses, have a state of their own, as
   * {@code ArrayList} has and {@code AbstractList}, but for its counter, has not.
   */
  static boolean isIn(Class<?> ofJdk) {
    for (Class<?> c = ofJdk; c != null && c != Object.class; c = c.getSuperclass()) {
      if (!c.getName().startsWith("java.util.Abstract")
          && !Throwable.class.isAssignableFrom(c)
          && hasFields(c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasFields(Class<?> type) {
    try {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          return true;
        }
      }
      return false;
    } catch (LinkageError | RuntimeException unknown) {
      return true;
    }
  }
}
