package dev.faultline.weaving.method;

import java.util.Map;

/** What is captured of one method, beyond the exceptions that leave it. Immutable. */
final class CaptureOptions {

  private final boolean arguments;
  private final boolean histogram;

  CaptureOptions(boolean arguments, boolean histogram) {
    this.arguments = arguments;
    this.histogram = histogram;
  }

  /** What an annotation says; its own defaults are true. */
  static CaptureOptions of(Map<String, Object> annotation) {
    return new CaptureOptions(
        !Boolean.FALSE.equals(annotation.get("arguments")),
        !Boolean.FALSE.equals(annotation.get("histogram")));
  }

  CaptureOptions withArguments(boolean allowed) {
    return new CaptureOptions(arguments && allowed, histogram);
  }

  /** Whether receiver and arguments are part of the event. */
  boolean arguments() {
    return arguments;
  }

  /** Whether the durations of calls are kept. */
  boolean histogram() {
    return histogram;
  }
}
