package dev.faultline.client.event;

/**
 * How bad an event is, with the number and the text that OpenTelemetry's log data model gives it.
 */
public enum Severity {
  /** Something was thrown. */
  ERROR(17),
  /** Something was thrown and ended its thread. */
  FATAL(21);

  private final int number;

  Severity(int number) {
    this.number = number;
  }

  /** OpenTelemetry's severity number: 17 or 21. */
  public int number() {
    return number;
  }
}
