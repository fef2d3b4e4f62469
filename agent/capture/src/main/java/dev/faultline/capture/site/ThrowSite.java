package dev.faultline.capture.site;

import java.util.List;

/** One {@code athrow} of an in-app class. */
public final class ThrowSite extends Site {

  private final boolean rethrow;
  private final boolean makesThrown;

  ThrowSite(
      int number,
      String className,
      String methodName,
      int line,
      List<String> variableNames,
      ThrownOrigin origin) {
    super(number, className, methodName, line, variableNames);
    this.rethrow = origin == ThrownOrigin.CAUGHT_HERE;
    this.makesThrown = origin == ThrownOrigin.MADE_HERE;
  }

  @Override
  public String kind() {
    return "throw";
  }

  /**
   * Whether what is thrown here is, by the code, what the same method has caught: a handler's
   * {@code throw e}, or the end of a {@code finally}.
   */
  public boolean isRethrow() {
    return rethrow;
  }

  /** Whether what is thrown here is made here, so that nobody has seen it before. */
  public boolean makesThrown() {
    return makesThrown;
  }
}
