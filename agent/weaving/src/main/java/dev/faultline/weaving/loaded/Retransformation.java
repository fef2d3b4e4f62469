package dev.faultline.weaving.loaded;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Has the JVM transform loaded classes again: in batches, because each takes a pause of the whole
 * JVM; a batch that the JVM refuses, one by one, because one bad class refuses all of it.
 * Thread-safe.
 */
public final class Retransformation {

  private static final int BATCH = 64;

  private final Instrumentation instrumentation;
  private final RedefinedClasses redefined;

  /**
   * @param redefined classes that are left as they are, as if refused
   */
  public Retransformation(Instrumentation instrumentation, RedefinedClasses redefined) {
    this.instrumentation = instrumentation;
    this.redefined = redefined;
  }

  /**
   * Transforms classes again.
   *
   * @param classes ones that the JVM can change
   */
  public Result of(List<Class<?>> classes) {
    Result result = new Result();
    List<Class<?>> meant = new ArrayList<>(classes.size());
    for (Class<?> one : classes) {
      String reason = redefined.reason(one);
      if (reason == null) {
        meant.add(one);
      } else {
        result.refused.put(one.getName(), reason);
      }
    }
    for (int start = 0; start < meant.size(); start += BATCH) {
      batch(meant.subList(start, Math.min(meant.size(), start + BATCH)), result);
    }
    return result;
  }

  private void batch(List<Class<?>> batch, Result result) {
    try {
      instrumentation.retransformClasses(batch.toArray(new Class<?>[0]));
      result.done += batch.size();
      return;
    } catch (Throwable oneOfThem) {
      // Which one, the JVM does not tell.
    }
    for (Class<?> one : batch) {
      try {
        instrumentation.retransformClasses(one);
        result.done++;
      } catch (Throwable refusal) {
        result.refused.put(one.getName(), refusal.toString());
      }
    }
  }

  /** What became of the classes. */
  public static final class Result {

    private int done;
    private final Map<String, String> refused = new LinkedHashMap<>();

    /** How many the JVM has made anew. */
    public int done() {
      return done;
    }

    /** Why the JVM refused, by the class's name. */
    public Map<String, String> refused() {
      return refused;
    }

    /**
     * The refused ones by name with the reason, in one line; of many, some.
     *
     * @param known better reasons than the JVM's, by name
     */
    public String reasons(Map<String, String> known) {
      Map<String, Integer> counts = new LinkedHashMap<>();
      Map<String, String> first = new LinkedHashMap<>();
      for (Map.Entry<String, String> one : refused.entrySet()) {
        String reason = known.get(one.getKey());
        reason = reason == null ? one.getValue() : reason;
        Integer count = counts.get(reason);
        counts.put(reason, count == null ? 1 : count + 1);
        if (count == null) {
          first.put(reason, one.getKey());
        }
      }
      List<String> told = new ArrayList<>();
      for (Map.Entry<String, Integer> one : counts.entrySet()) {
        int others = one.getValue() - 1;
        told.add(
            first.get(one.getKey())
                + (others == 0 ? "" : " and " + others + " more")
                + " ("
                + one.getKey()
                + ')');
      }
      return String.join(", ", told);
    }

    @Override
    public String toString() {
      return done
          + " classes"
          + (refused.isEmpty()
              ? ""
              : ", refused: " + reasons(Collections.<String, String>emptyMap()));
    }
  }
}
