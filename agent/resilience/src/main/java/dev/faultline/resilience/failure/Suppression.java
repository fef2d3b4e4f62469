package dev.faultline.resilience.failure;

/** Adds to what failures have suppressed. */
public final class Suppression {

  /** One failure may be that of many calls: whatever is added to it stays as long as it does. */
  static final int MOST = 100;

  private Suppression() {}

  /**
   * Has a failure tell of another. One that tells of very many already is left as it is.
   *
   * @param other nothing is done if this is the failure itself
   */
  public static void add(Throwable failure, Throwable other) {
    if (other != failure && failure.getSuppressed().length < MOST) {
      failure.addSuppressed(other);
    }
  }
}
