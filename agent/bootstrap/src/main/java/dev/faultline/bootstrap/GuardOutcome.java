package dev.faultline.bootstrap;

/** How the call of a guarded method ends: with a value or with an exception. Immutable. */
public final class GuardOutcome {

  private final Object value;
  private final Throwable thrown;

  private GuardOutcome(Object value, Throwable thrown) {
    this.value = value;
    this.thrown = thrown;
  }

  /**
   * The call returns.
   *
   * @param value boxed, of the method's return type; null for a method that returns nothing
   */
  public static GuardOutcome returning(Object value) {
    return new GuardOutcome(value, null);
  }

  /** The call throws this very object. */
  public static GuardOutcome throwing(Throwable thrown) {
    if (thrown == null) {
      throw new NullPointerException("thrown");
    }
    return new GuardOutcome(null, thrown);
  }

  /** What the call returns; null when that is null or nothing. Throws what the call throws. */
  public Object value() {
    if (thrown != null) {
      ProbeFailures.<RuntimeException>rethrow(thrown);
    }
    return value;
  }

  /** Null when the call returns. */
  public Throwable thrown() {
    return thrown;
  }
}
