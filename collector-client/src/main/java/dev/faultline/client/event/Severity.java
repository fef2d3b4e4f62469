package dev.faultline.client.event;

/**
 * How bad an event is, with the number and the text that OpenTelemetry's log data model gives it.
 */
public enum Severity {
  /** Of interest to who looks for a fault. */
  DEBUG(5),
  /** Nothing is wrong. */
  INFO(9),
  /** Something may go wrong. */
  WARN(13),
  /** Something was thrown, or went wrong. */
  ERROR(17),
  /** Something was thrown and ended its thread. */
  FATAL(21);

  private final int number;

  Severity(int number) {
    this.number = number;
  }

  /** OpenTelemetry's severity number: 5, 9, 13, 17 or 21. */
  public int number() {
    return number;
  }
}
