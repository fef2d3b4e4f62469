package dev.faultline.resilience.restore;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which fields of a class are restored. Immutable. */
final class RestorePlan {

  private static final String SETTING = "restore.fields";

  /** Those that are written; what they refer to is copied as well. */
  private final Field[] written;

  /** Final fields: only what they refer to is copied, or told as not copied. */
  private final Field[] kept;

  private RestorePlan(List<Field> written, List<Field> kept) {
    this.written = written.toArray(new Field[0]);
    this.kept = kept.toArray(new Field[0]);
  }

  /**
   * Makes a plan.
   *
   * @param names the fields; empty for all
   * @throws InvalidSettingException when the class or a field of it cannot be restored
   */
  static RestorePlan of(Class<?> type, Collection<String> names, FieldOpener opener) {
    refuseImmutable(type);
    Map<String, Field> fields = fieldsOf(type);
    List<Field> written = new ArrayList<>();
    List<Field> kept = new ArrayList<>();
    List<Field> toldOnly = new ArrayList<>();
    for (String name : names.isEmpty() ? fields.keySet() : names) {
      Field field = fields.get(name);
      if (field == null) {
        throw new InvalidSettingException(
            SETTING,
            name,
            type.getName()
                + (fields.isEmpty()
                    ? " has no such field, and no other; leave restore out"
                    : " has no such field; name one of those it has ("
                        + String.join(", ", fields.keySet())
                        + "), or none for all of them"));
      }
      boolean isFinal = Modifier.isFinal(field.getModifiers());
      if (!isFinal) {
        open(field, opener);
        written.add(field);
      } else if (KnownClasses.mayBeKnown(field.getType())) {
        open(field, opener);
        kept.add(field);
      } else if (names.isEmpty() && KnownClasses.isLikeKnown(field.getType())) {
        open(field, opener);
        toldOnly.add(field);
      } else if (!names.isEmpty()) {
        throw new InvalidSettingException(
            SETTING,
            name,
            "it is final in "
                + field.getDeclaringClass().getName()
                + ", and what a "
                + field.getType().getTypeName()
                + " holds is not copied, so there is nothing to restore; leave it out");
      }
    }
    if (written.isEmpty() && kept.isEmpty()) {
      throw new InvalidSettingException(
          SETTING, "all", type.getName() + " has no field that can be restored; leave restore out");
    }
    kept.addAll(toldOnly);
    return new RestorePlan(written, kept);
  }

  private static void refuseImmutable(Class<?> type) {
    Class<?> parent = type.getSuperclass();
    if (type.isInterface() || parent == null) {
      throw new InvalidSettingException(
          SETTING, "all", type.getName() + " has no fields; put restore on a class that has");
    }
    // By name: there is no such class before Java 16.
    if (parent.getName().equals("java.lang.Record")) {
      throw new InvalidSettingException(
          SETTING, "all", type.getName() + " is a record, which never changes; leave restore out");
    }
  }

  /** Its own and inherited ones by name, down to where the JDK's classes begin. */
  private static Map<String, Field> fieldsOf(Class<?> type) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Class<?> one = type; one != null && !isOfJdk(one); one = one.getSuperclass()) {
      for (Field field : declaredFields(one)) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          String name = field.getName();
          // A field that hides another: the other goes by its class's name too.
          fields.put(fields.containsKey(name) ? one.getName() + "." + name : name, field);
        }
      }
    }
    return fields;
  }

  private static Field[] declaredFields(Class<?> type) {
    try {
      return type.getDeclaredFields();
    } catch (LinkageError missing) {
      throw new InvalidSettingException(
          SETTING,
          "all",
          "the fields of "
              + type.getName()
              + " cannot be told, because a class is missing ("
              + missing.getMessage()
              + "); put it on the class path, or leave restore out");
    }
  }

  private static boolean isOfJdk(Class<?> type) {
    return type.getClassLoader() == null || type.getName().startsWith("java.");
  }

  private static void open(Field field, FieldOpener opener) {
    try {
      opener.open(field);
    } catch (RuntimeException refused) {
      throw new InvalidSettingException(
          SETTING,
          field.getName(),
          "the field of "
              + field.getDeclaringClass().getName()
              + " cannot be reached ("
              + refused.getMessage()
              + "); open its package, as by --add-opens, or leave it out");
    }
  }

  Snapshot snapshot(Object receiver, Copier copier, RestoreListener listener) {
    Object[] values = new Object[written.length];
    for (int i = 0; i < written.length; i++) {
      values[i] = read(written[i], receiver);
      copier.copy(written[i].getName(), values[i]);
    }
    for (Field field : kept) {
      copier.copy(field.getName(), read(field, receiver));
    }
    return new Snapshot(receiver, written, values, copier.contents(), listener);
  }

  private static Object read(Field field, Object receiver) {
    try {
      return field.get(receiver);
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException("the field " + field.getName() + " is closed again", closed);
    }
  }
}
