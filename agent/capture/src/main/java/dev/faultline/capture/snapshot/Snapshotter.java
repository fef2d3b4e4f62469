package dev.faultline.capture.snapshot;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes snapshots of live values. Calls no method of the application's classes, takes no lock, and
 * stops at its limits. Thread-safe.
 */
public final class Snapshotter {

  private final SnapshotLimits limits;
  private final NameRedaction redaction;
  private final ClassValue<ObjectPlan> plans =
      new ClassValue<ObjectPlan>() {
        @Override
        protected ObjectPlan computeValue(Class<?> type) {
          return ObjectPlan.of(type, redaction);
        }
      };

  public Snapshotter(SnapshotLimits limits, NameRedaction redaction) {
    this.limits = limits;
    this.redaction = redaction;
  }

  /**
   * A snapshot of named values.
   *
   * @param names names of the values
   * @param values as many values as names, any of them null
   * @return name to snapshot in the given order; shares nothing mutable with the application
   */
  public Map<String, Object> variables(List<String> names, Object[] values) {
    int count = Math.min(names.size(), values.length);
    Map<String, Object> variables = new LinkedHashMap<>(count * 2);
    Walk walk = new Walk();
    for (int i = 0; i < count; i++) {
      String name = names.get(i);
      variables.put(
          name, redaction.covers(name) ? NameRedaction.REDACTED : walk.value(values[i], 0));
    }
    return variables;
  }

  /** One snapshot under way. Depth 0 is a variable's own value. */
  private final class Walk {

    private final Object[] enclosing = new Object[limits.depth() + 1];
    private int visited;

    Object value(Object value, int depth) {
      visited++;
      if (value == null || value instanceof Boolean || value instanceof Long) {
        return value;
      }
      if (value instanceof String) {
        return Texts.bounded((String) value, limits.stringLength());
      }
      if (value instanceof Number) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
          return ((Number) value).longValue();
        }
        if (value instanceof Double || value instanceof Float) {
          return finite((Number) value);
        }
      } else if (value instanceof Character) {
        return value.toString();
      }
      return object(value, depth);
    }

    private Object finite(Number number) {
      // A float goes by its own text: 0.1f is 0.1, not 0.10000000149011612.
      double value =
          number instanceof Float ? Double.parseDouble(number.toString()) : number.doubleValue();
      return Double.isNaN(value) || Double.isInfinite(value) ? (Object) number.toString() : value;
    }

    private Object object(Object value, int depth) {
      Class<?> type = value.getClass();
      ObjectPlan plan = plans.get(type);
      switch (plan.shape()) {
        case PLAIN_TEXT:
          return Texts.bounded(PlainText.of(value), limits.stringLength());
        case ENUM:
          return ((Enum<?>) value).name();
        case OPAQUE:
          return cut(type, "opaque");
        default:
          break;
      }
      if (depth >= limits.depth()) {
        return cut(type, "depth");
      }
      if (visited >= limits.values()) {
        return cut(type, "budget");
      }
      for (int i = 0; i < depth; i++) {
        if (enclosing[i] == value) {
          return cut(type, "cycle");
        }
      }
      enclosing[depth] = value;
      switch (plan.shape()) {
        case ARRAY:
          return array(value, depth);
        case COLLECTION:
          return collection((Collection<?>) value, depth);
        case MAP:
          return map((Map<?, ?>) value, depth);
        default:
          return fields(value, type, plan, depth);
      }
    }

    private Object array(Object array, int depth) {
      if (array instanceof char[]) {
        return Texts.bounded(CharBuffer.wrap((char[]) array), limits.stringLength());
      }
      int length = Array.getLength(array);
      int shown = Math.min(length, limits.elements());
      List<Object> elements = new ArrayList<>(shown + 1);
      for (int i = 0; i < shown; i++) {
        elements.add(value(Array.get(array, i), depth + 1));
      }
      if (shown < length) {
        elements.add(Texts.moreElements(length - shown));
      }
      return elements;
    }

    private Object collection(Collection<?> collection, int depth) {
      List<Object> elements = new ArrayList<>();
      try {
        for (Object element : collection) {
          if (elements.size() == limits.elements()) {
            elements.add(Texts.moreElements(collection.size() - limits.elements()));
            break;
          }
          elements.add(value(element, depth + 1));
        }
      } catch (RuntimeException changedByAnotherThread) {
        elements.add("… (changed while it was read)");
      }
      return elements;
    }

    private Object map(Map<?, ?> map, int depth) {
      Map<String, Object> entries = new LinkedHashMap<>();
      int shown = 0;
      try {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          if (shown == limits.elements()) {
            entries.put("…", "+" + (map.size() - shown) + " more");
            break;
          }
          CharSequence name = name(entry.getKey());
          // By the whole name, however little of it is shown.
          Object shownValue =
              redaction.covers(name) ? NameRedaction.REDACTED : value(entry.getValue(), depth + 1);
          String key = Texts.bounded(name, limits.stringLength());
          entries.put(entries.containsKey(key) ? key + " #" + shown : key, shownValue);
          shown++;
        }
      } catch (RuntimeException changedByAnotherThread) {
        entries.put("…", "changed while it was read");
      }
      return entries;
    }

    private CharSequence name(Object key) {
      if (key instanceof String) {
        return (String) key;
      }
      if (key == null
          || key instanceof Integer
          || key instanceof Long
          || key instanceof Character) {
        return String.valueOf(key);
      }
      ObjectPlan.Shape shape = plans.get(key.getClass()).shape();
      if (shape == ObjectPlan.Shape.ENUM) {
        return ((Enum<?>) key).name();
      }
      if (shape == ObjectPlan.Shape.PLAIN_TEXT) {
        return PlainText.of(key);
      }
      return key.getClass().getName();
    }

    private Object fields(Object value, Class<?> type, ObjectPlan plan, int depth) {
      Map<String, Object> shown = typed(type);
      Field[] fields = plan.fields();
      int count = Math.min(fields.length, limits.fields());
      for (int i = 0; i < count; i++) {
        String name = fields[i].getName();
        // A superclass may have a field of the same name.
        String key =
            shown.containsKey(name) ? fields[i].getDeclaringClass().getName() + '.' + name : name;
        shown.put(
            key, plan.isRedacted(i) ? NameRedaction.REDACTED : field(fields[i], value, depth));
      }
      if (count < fields.length) {
        shown.put("…", "+" + (fields.length - count) + " more");
      }
      if (plan.unreadable() > 0) {
        shown.put("@cut", "unreadable");
      }
      return shown;
    }

    private Object field(Field field, Object holder, int depth) {
      try {
        return value(field.get(holder), depth + 1);
      } catch (IllegalAccessException e) {
        return cut(field.getType(), "unreadable");
      }
    }

    private Map<String, Object> typed(Class<?> type) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("@type", type.getName());
      return object;
    }

    private Map<String, Object> cut(Class<?> type, String reason) {
      Map<String, Object> object = typed(type);
      object.put("@cut", reason);
      return object;
    }
  }
}
