package dev.faultline.capture.story;

import dev.faultline.capture.site.Site;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stack traces of exceptions that the JVM made, by type and by the site at which they were seen:
 * once the code is compiled, those that follow come without one ({@code OmitStackTraceInFastThrow},
 * on by default), and belong to the same issue. Bounded. Used on the agent's thread alone.
 */
final class OmittedTraces {

  private static final int CAPACITY = 256;
  private static final int FRAMES = 64;

  private final Map<String, StackTraceElement[]> known =
      new LinkedHashMap<String, StackTraceElement[]>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StackTraceElement[]> eldest) {
          return size() > CAPACITY;
        }
      };

  /** Keeps the trace of an exception that may come without one next time. */
  void remember(KnownException exception, Site site, StackTraceElement[] trace) {
    if (trace.length > 0 && trace.length <= FRAMES && exception.isFastThrown()) {
      known.put(key(exception, site), trace);
    }
  }

  /**
   * The trace of the last exception of the same type that was seen at the same site; null when the
   * JVM did not leave out the trace of this one, or none is known.
   */
  StackTraceElement[] of(KnownException exception, Site site) {
    return exception.isFastThrown() ? known.get(key(exception, site)) : null;
  }

  private static String key(KnownException exception, Site site) {
    return (site == null ? -1 : site.number()) + exception.type();
  }
}
