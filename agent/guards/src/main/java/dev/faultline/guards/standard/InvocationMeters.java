package dev.faultline.guards.standard;

import dev.faultline.client.metric.Attributes;

/** How calls of one method end for their callers. Thread-safe. */
final class InvocationMeters {

  private final Count returned;
  private final Count threw;

  // The same as those above when no fallback is declared, which then is never asked.
  private final Count returnedByFallback;
  private final Count threwInFallback;

  InvocationMeters(ApplicationRegistry registry, Attributes tags, boolean hasFallback)
      throws ReflectiveOperationException {
    String without = hasFallback ? "notApplied" : "notDefined";
    returned = count(registry, tags, "valueReturned", without);
    threw = count(registry, tags, "exceptionThrown", without);
    returnedByFallback = hasFallback ? count(registry, tags, "valueReturned", "applied") : returned;
    threwInFallback = hasFallback ? count(registry, tags, "exceptionThrown", "applied") : threw;
  }

  private static Count count(
      ApplicationRegistry registry, Attributes tags, String result, String fallback)
      throws ReflectiveOperationException {
    return registry.count(
        StandardMetric.INVOCATIONS,
        MethodMeters.with(MethodMeters.with(tags, "result", result), "fallback", fallback));
  }

  void returned() {
    returned.add(1);
  }

  void recovered() {
    returnedByFallback.add(1);
  }

  void threw(boolean fallbackTried) {
    (fallbackTried ? threwInFallback : threw).add(1);
  }
}
