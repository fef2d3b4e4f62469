package dev.faultline.guards.standard;

/** The standard's metrics of a method. All have the tag {@code method}; some have others too. */
enum StandardMetric {
  INVOCATIONS("ft.invocations.total", Kind.COUNT, "Calls of the method."),
  RETRY_CALLS("ft.retry.calls.total", Kind.COUNT, "Calls of the method that may be retried."),
  RETRIES("ft.retry.retries.total", Kind.COUNT, "Attempts after the first of a call."),
  TIMEOUT_CALLS("ft.timeout.calls.total", Kind.COUNT, "Attempts that had a timeout."),
  EXECUTION_DURATION(
      "ft.timeout.executionDuration", Kind.DURATION, "How long attempts with a timeout took."),
  BREAKER_CALLS(
      "ft.circuitbreaker.calls.total", Kind.COUNT, "Attempts that the circuit breaker was asked."),
  BREAKER_STATE(
      "ft.circuitbreaker.state.total",
      Kind.TIME,
      "How long the circuit breaker has been in a state in all."),
  BREAKER_OPENED(
      "ft.circuitbreaker.opened.total",
      Kind.COUNT,
      "How often the circuit breaker went from closed to open."),
  BULKHEAD_CALLS("ft.bulkhead.calls.total", Kind.COUNT, "Attempts that the bulkhead was asked."),
  RUNNING("ft.bulkhead.executionsRunning", Kind.LEVEL, "Attempts that are in the bulkhead."),
  WAITING("ft.bulkhead.executionsWaiting", Kind.LEVEL, "Attempts that wait for the bulkhead."),
  RUNNING_DURATION(
      "ft.bulkhead.runningDuration", Kind.DURATION, "How long attempts were in the bulkhead."),
  WAITING_DURATION(
      "ft.bulkhead.waitingDuration", Kind.DURATION, "How long attempts waited for the bulkhead.");

  /** What registries make of a metric. */
  enum Kind {
    /** Events, each told when it happens. */
    COUNT,
    /** Nanoseconds that only become more, looked at when somebody asks. */
    TIME,
    /** A number of the moment, looked at when somebody asks. */
    LEVEL,
    /** Durations in buckets, each told when it is over. */
    DURATION
  }

  private final String metricName;
  private final Kind kind;
  private final String description;

  StandardMetric(String metricName, Kind kind, String description) {
    this.metricName = metricName;
    this.kind = kind;
    this.description = description;
  }

  String metricName() {
    return metricName;
  }

  Kind kind() {
    return kind;
  }

  String description() {
    return description;
  }
}
