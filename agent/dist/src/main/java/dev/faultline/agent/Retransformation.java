package dev.faultline.agent;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Has the JVM transform loaded classes again: in batches, because each takes a pause of the whole
 * JVM; a batch that the JVM refuses, one by one, because one bad class refuses all of it.
 * Stateless.
 */
final class Retransformation {

  private static final int BATCH = 64;

  private final Instrumentation instrumentation;

  Retransformation(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  Result of(List<Class<?>> classes) {
    Result result = new Result();
    for (int start = 0; start < classes.size(); start += BATCH) {
      batch(classes.subList(start, Math.min(classes.size(), start + BATCH)), result);
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
  static final class Result {

    private int done;
    private final Map<String, String> refused = new LinkedHashMap<>();

    /** How many the JVM has made anew. */
    int done() {
      return done;
    }

    /** Why the JVM refused, by the class's name. */
    Map<String, String> refused() {
      return refused;
    }

    @Override
    public String toString() {
      List<String> reasons = new ArrayList<>();
      for (Map.Entry<String, String> one : refused.entrySet()) {
        reasons.add(one.getKey() + " (" + one.getValue() + ')');
      }
      return done + " classes" + (reasons.isEmpty() ? "" : ", refused by the JVM: " + reasons);
    }
  }
}
