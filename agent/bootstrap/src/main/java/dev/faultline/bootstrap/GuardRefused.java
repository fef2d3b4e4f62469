package dev.faultline.bootstrap;

/**
 * Takes a call of a guarded method that is not admitted past the method's body. Woven code catches
 * it: nobody else ever sees it.
 */
public final class GuardRefused extends Throwable {

  private static final long serialVersionUID = 1L;

  private final transient Object admission;

  /**
   * @param admission not null; what {@link CallGuard#threw} gets
   */
  public GuardRefused(Object admission) {
    super(null, null, false, false);
    this.admission = admission;
  }

  Object admission() {
    return admission;
  }
}
