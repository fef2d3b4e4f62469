package dev.faultline.capture.snapshot;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** How objects of one class are shown, worked out once per class. Immutable, thread-safe. */
final class ObjectPlan {

  /** What an object is shown as. */
  enum Shape {
    PLAIN_TEXT,
    ENUM,
    ARRAY,
    COLLECTION,
    MAP,
    OBJECT,
    OPAQUE
  }

  private static final Field[] NONE = {};

  private final Shape shape;
  private final Field[] fields;
  private final boolean[] redacted;
  private final int unreadable;

  private ObjectPlan(Shape shape, Field[] fields, boolean[] redacted, int unreadable) {
    this.shape = shape;
    this.fields = fields;
    this.redacted = redacted;
    this.unreadable = unreadable;
  }

  Shape shape() {
    return shape;
  }

  /**
   * Readable fields, the class's own first, then its superclasses'. Callers must not change the
   * array.
   */
  Field[] fields() {
    return fields;
  }

  /** Whether the value of the field at this index must not be shown. */
  boolean isRedacted(int field) {
    return redacted[field];
  }

  /** How many fields the JVM does not let us read. */
  int unreadable() {
    return unreadable;
  }

  static ObjectPlan of(Class<?> type, NameRedaction redaction) {
    if (type.isArray()) {
      return shaped(Shape.ARRAY);
    }
    // An enum constant with a body has a class of its own, below the enum's.
    if (Enum.class.isAssignableFrom(type)) {
      return shaped(Shape.ENUM);
    }
    if (isOfJdk(type)) {
      if (PlainText.isPlain(type)) {
        return shaped(Shape.PLAIN_TEXT);
      }
      if (JdkContainers.isIterable(type.getName())) {
        return shaped(java.util.Map.class.isAssignableFrom(type) ? Shape.MAP : Shape.COLLECTION);
      }
      return shaped(Shape.OPAQUE);
    }
    // A lambda or another hidden class has a slash in its name; it and a proxy hold nothing of the
    // user's own.
    if (type.getName().indexOf('/') >= 0 || Proxy.isProxyClass(type)) {
      return shaped(Shape.OPAQUE);
    }
    return ofFields(type, redaction);
  }

  private static ObjectPlan shaped(Shape shape) {
    return new ObjectPlan(shape, NONE, new boolean[0], 0);
  }

  private static ObjectPlan ofFields(Class<?> type, NameRedaction redaction) {
    List<Field> readable = new ArrayList<>();
    int unreadable = 0;
    for (Class<?> c = type; c != null && !isOfJdk(c); c = c.getSuperclass()) {
      Field[] declared;
      try {
        declared = c.getDeclaredFields();
      } catch (LinkageError | RuntimeException e) {
        // A field's type is not on the class path, or a security manager refused.
        unreadable++;
        continue;
      }
      for (Field field : declared) {
        if (!isUsers(field)) {
          continue;
        }
        try {
          field.setAccessible(true);
          readable.add(field);
        } catch (RuntimeException notOpenedToUs) {
          unreadable++;
        }
      }
    }
    Field[] fields = readable.toArray(NONE);
    boolean[] redacted = new boolean[fields.length];
    for (int i = 0; i < fields.length; i++) {
      redacted[i] = redaction.covers(fields[i].getName());
    }
    return new ObjectPlan(Shape.OBJECT, fields, redacted, unreadable);
  }

  private static boolean isUsers(Field field) {
    return !Modifier.isStatic(field.getModifiers())
        && !field.isSynthetic()
        // The wiring of a proxy that Spring made with CGLIB.
        && !field.getName().startsWith("CGLIB$");
  }

  /** Whether the class is the JDK's own: loaded by the bootstrap or the platform's class loader. */
  private static boolean isOfJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    // The platform's class loader (before Java 9: the extensions') is the only one with no parent
    // but bootstrap
    // that the agent has for a parent itself.
    return loader == null || loader == ObjectPlan.class.getClassLoader().getParent();
  }
}
