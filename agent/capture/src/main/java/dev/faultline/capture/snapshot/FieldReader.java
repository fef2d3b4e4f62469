package dev.faultline.capture.snapshot;

import dev.faultline.capture.redaction.NameVerdict;
import dev.faultline.capture.redaction.Redaction;
import java.lang.reflect.Field;

/** Reads one field of the application's objects. Immutable, thread-safe. */
final class FieldReader {

  private final Field field;
  private final NameVerdict verdict;
  private final char kind;

  FieldReader(Field field, NameVerdict verdict) {
    this.field = field;
    this.verdict = verdict;
    this.kind = kindOf(field.getType());
  }

  private static char kindOf(Class<?> type) {
    if (type == long.class || type == int.class || type == short.class || type == byte.class) {
      return 'J';
    }
    return type == boolean.class ? 'Z' : type == char.class ? 'C' : 'L';
  }

  Object read(Object holder, int depth, SnapshotWalk walk) {
    if (verdict == NameVerdict.HIDDEN) {
      return Redaction.REDACTED;
    }
    try {
      switch (kind) {
        case 'J':
          // Without a box of the field's own type.
          return walk.value(field.getLong(holder), depth);
        case 'Z':
          return field.getBoolean(holder);
        case 'C':
          return String.valueOf(field.getChar(holder));
        default:
          return walk.judged(verdict, field.get(holder), depth);
      }
    } catch (IllegalAccessException e) {
      return SnapshotWalk.cut(field.getType(), "unreadable");
    }
  }
}
