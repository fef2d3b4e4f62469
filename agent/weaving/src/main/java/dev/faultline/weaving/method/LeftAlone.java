package dev.faultline.weaving.method;

/** A named method that is left as it is, and why. Immutable. */
final class LeftAlone {

  private final String method;
  private final String reason;

  /**
   * @param className internal name
   */
  LeftAlone(String className, String methodName, String reason) {
    this.method = className.replace('/', '.') + '.' + methodName;
    this.reason = reason;
  }

  @Override
  public String toString() {
    return method + " is named but not captured: " + reason;
  }
}
