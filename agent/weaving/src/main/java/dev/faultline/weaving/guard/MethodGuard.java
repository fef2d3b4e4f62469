package dev.faultline.weaving.guard;

/** The guard of one method, as the weaver has to know it. Immutable. */
public final class MethodGuard {

  private final int number;
  private final boolean startsElsewhere;

  private MethodGuard(int number, boolean startsElsewhere) {
    this.number = number;
    this.startsElsewhere = startsElsewhere;
  }

  /** A guard whose attempts run in the method's body, one after the other. */
  public static MethodGuard inPlace(int number) {
    return new MethodGuard(number, false);
  }

  /**
   * A guard that makes the call itself, now or later, on this thread or another one, and returns
   * what will have its result.
   */
  public static MethodGuard elsewhere(int number) {
    return new MethodGuard(number, true);
  }

  int number() {
    return number;
  }

  boolean startsElsewhere() {
    return startsElsewhere;
  }
}
