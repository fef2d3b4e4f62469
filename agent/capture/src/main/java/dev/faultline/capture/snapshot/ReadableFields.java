package dev.faultline.capture.snapshot;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;

/** Finds fields and makes them readable; used once per class. Thread-safe. */
final class ReadableFields {

  private final PackageOpener opener;

  ReadableFields(PackageOpener opener) {
    this.opener = opener;
  }

  /**
   * A field of a class of the JDK by its name, declared there or in a superclass.
   *
   * @return null when this JDK has no such field, or does not let it be read
   */
  Field ofJdk(Class<?> type, String name) {
    Field field = declared(type, name);
    // Open first: Java 9 to 15 would print a warning about an illegal access.
    return field != null && opener.open(field.getDeclaringClass()) && allows(field) ? field : null;
  }

  /** The same of a class of the application or one of its libraries. */
  Field ofApplication(Class<?> type, String name) {
    Field field = declared(type, name);
    return field != null && isReadable(field) ? field : null;
  }

  /** Whether a field of the application's can be read, after its package was opened if need be. */
  boolean isReadable(Field field) {
    return allows(field) || opener.open(field.getDeclaringClass()) && allows(field);
  }

  private static Field declared(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      try {
        return c.getDeclaredField(name);
      } catch (NoSuchFieldException inSuperclass) {
        continue;
      } catch (LinkageError | RuntimeException unresolvable) {
        return null;
      }
    }
    return null;
  }

  private static boolean allows(AccessibleObject field) {
    try {
      field.setAccessible(true);
      return true;
    } catch (RuntimeException refused) {
      return false;
    }
  }
}
