package dev.faultline.capture.snapshot;

import java.lang.reflect.Field;
import java.util.Map;

/**
 * A throwable as a value: its message as it was given, its cause, and the fields of the
 * application's classes. {@code getMessage()} may be the application's.
 */
final class ThrowablePlan extends ObjectPlan {

  private final Field message;
  private final Field cause;
  private final ObjectPlan fields;

  /**
   * @param message null when it cannot be read
   * @param cause null when it cannot be read
   * @param fields how the fields of the application's classes are shown; null when there are none
   */
  ThrowablePlan(Field message, Field cause, ObjectPlan fields) {
    super(false);
    this.message = message;
    this.cause = cause;
    this.fields = fields;
  }

  @Override
  Object show(Object value, int depth, SnapshotWalk walk) throws IllegalAccessException {
    if (message == null || cause == null) {
      return SnapshotWalk.cut(value.getClass(), "unreadable");
    }
    Map<?, ?> own = fields == null ? null : (Map<?, ?>) fields.show(value, depth, walk);
    int more = own == null ? 0 : own.size() - 1;
    String[] keys = new String[3 + more];
    Object[] shown = new Object[3 + more];
    keys[0] = "@type";
    shown[0] = value.getClass().getName();
    int count = 1;
    keys[count] = "message";
    shown[count++] = walk.value(message.get(value), depth + 1);
    Object of = cause.get(value);
    // Itself: it has none.
    if (of != null && of != value) {
      keys[count] = "cause";
      shown[count++] = walk.value(of, depth + 1);
    }
    if (own != null) {
      for (Map.Entry<?, ?> field : own.entrySet()) {
        if (!field.getKey().equals("@type")) {
          String name = (String) field.getKey();
          keys[count] = name.equals("message") || name.equals("cause") ? name + " (own)" : name;
          shown[count++] = field.getValue();
        }
      }
    }
    return new ShownObject(keys, shown, count);
  }
}
