package dev.faultline.capture.snapshot;

import dev.faultline.capture.redaction.NameVerdict;
import dev.faultline.capture.redaction.Redaction;
import java.net.URI;
import java.net.URL;
import java.util.UUID;

/**
 * One snapshot under way. Depth 0 is a variable's own value. Used by one thread; calls no method of
 * the application's classes.
 */
final class SnapshotWalk {

  static final String[] TYPE_AND_CUT = {"@type", "@cut"};

  /** The clock is read once for so many values, and never for a snapshot of fewer. */
  private static final int VALUES_PER_CLOCK = 32;

  private final SnapshotPlans plans;
  private final SnapshotLimits limits;
  private final Redaction redaction;
  private final int maxDepth;
  private final Object[] enclosing;
  private int visited;
  private boolean hidesTexts;
  private long clock;
  private long spent;

  /**
   * @param nowNanos {@link System#nanoTime()}
   */
  SnapshotWalk(SnapshotPlans plans, SnapshotLimits limits, long nowNanos) {
    this.plans = plans;
    this.limits = limits;
    this.redaction = plans.redaction();
    this.maxDepth = limits.depth();
    this.enclosing = new Object[maxDepth + 1];
    this.clock = nowNanos;
  }

  SnapshotLimits limits() {
    return limits;
  }

  /** A value with what its name says about it. */
  Object judged(NameVerdict verdict, Object value, int depth) {
    if (verdict == NameVerdict.SHOWN) {
      return value(value, depth);
    }
    if (verdict == NameVerdict.HIDDEN) {
      visited++;
      return Redaction.REDACTED;
    }
    if (verdict == NameVerdict.RANDOM_HIDDEN) {
      return verdict.hides(value) ? Redaction.REDACTED : value(value, depth);
    }
    boolean before = hidesTexts;
    hidesTexts = true;
    Object shown = value(value, depth);
    hidesTexts = before;
    return shown;
  }

  /** The element of an array or a list, which the one before it may name. */
  Object element(Object before, Object element, int depth) {
    boolean named =
        element instanceof String
            && before instanceof String
            && redaction.names().isOptionOfSecret((String) before);
    return named ? Redaction.REDACTED : value(element, depth);
  }

  /** What is shown of a value with what is shown of its name. */
  Object paired(Object name, Object shown) {
    boolean hidden =
        name instanceof String
            && shown != null
            && redaction.names().verdict((String) name).hides(shown);
    return hidden ? Redaction.REDACTED : shown;
  }

  Object value(Object value, int depth) {
    if (++visited % VALUES_PER_CLOCK == 0) {
      readClock();
    }
    if (value == null || value instanceof Boolean) {
      return value;
    }
    if (value instanceof String) {
      return text((String) value);
    }
    if (value instanceof Number) {
      if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
        return ((Number) value).longValue();
      }
      if (value instanceof Long) {
        return redaction.values().covers((Long) value) ? (Object) Redaction.REDACTED : value;
      }
      if (value instanceof Double || value instanceof Float) {
        return redaction.values().covers(((Number) value).doubleValue())
            ? Redaction.REDACTED
            : finite((Number) value);
      }
    } else if (value instanceof Character) {
      return value.toString();
    }
    return object(value, depth);
  }

  private static Object finite(Number number) {
    // A float goes by its own text: 0.1f is 0.1, not 0.10000000149011612.
    double value =
        number instanceof Float ? Double.parseDouble(number.toString()) : number.doubleValue();
    return Double.isNaN(value) || Double.isInfinite(value) ? (Object) number.toString() : value;
  }

  /** A text, which another thread may be changing. */
  String text(CharSequence text) {
    return hidesTexts ? Redaction.REDACTED : textOf(text);
  }

  /** Whether a value that is, or stands for, a text is hidden by a name around it. */
  boolean hides(Object value) {
    return hidesTexts
        && (value instanceof CharSequence
            || value instanceof UUID
            || value instanceof URI
            || value instanceof URL
            || value instanceof byte[]);
  }

  /** The text of a value that is shown by one, whatever a name says about texts. */
  String textOf(CharSequence text) {
    return Texts.shown(text, limits.stringLength(), redaction.values());
  }

  /** So many bytes from an offset, the first of them in hexadecimal. */
  Object bytes(byte[] bytes, int offset, int length) {
    int shown = limits.elements();
    return hides(bytes) || redaction.values().covers(bytes, offset, length, shown)
        ? Redaction.REDACTED
        : Hexadecimal.of(bytes, offset, length, shown);
  }

  private Object object(Object value, int depth) {
    Class<?> type = value.getClass();
    ObjectPlan plan = plans.of(type);
    boolean hidden = hidesTexts;
    try {
      if (plan.isLeaf()) {
        return plan.show(value, depth, this);
      }
      String refusal = refusal(value, depth);
      if (refusal != null) {
        return cut(type, refusal);
      }
      enclosing[depth] = value;
      return plan.show(value, depth, this);
    } catch (IllegalAccessException | RuntimeException changedByAnotherThread) {
      hidesTexts = hidden;
      return cut(type, "unreadable");
    }
  }

  /** Why a value is not entered; null when it is. */
  private String refusal(Object value, int depth) {
    if (depth >= maxDepth) {
      return "depth";
    }
    if (visited >= limits.values()) {
      return "budget";
    }
    if (isLate()) {
      return "time";
    }
    for (int i = 0; i < depth; i++) {
      if (enclosing[i] == value) {
        return "cycle";
      }
    }
    return null;
  }

  /** Whether the snapshot has taken as long as it may. */
  boolean isLate() {
    return spent > limits.maxTimeNanos();
  }

  /**
   * A thread that the system did not run for a while has not spent that time: no single gap between
   * two looks at the clock uses up more than half of what there is.
   */
  private void readClock() {
    long now = System.nanoTime();
    spent += Math.min(now - clock, limits.maxTimeNanos() / 2 + 1);
    clock = now;
  }

  ObjectPlan planOf(Class<?> type) {
    return plans.of(type);
  }

  NameVerdict verdict(String name) {
    return redaction.names().verdict(name);
  }

  /** Whether texts are hidden by a name; to be given back to {@link #hideTexts}. */
  boolean hideTexts(boolean hide) {
    boolean before = hidesTexts;
    hidesTexts = hide;
    return before;
  }

  static ShownObject cut(Class<?> type, String reason) {
    return cut(type.getName(), reason);
  }

  static ShownObject cut(String type, String reason) {
    return new ShownObject(TYPE_AND_CUT, new Object[] {type, reason}, 2);
  }
}
