package dev.faultline.weaving.body;

/** A method that was to be woven and is left as it is, and why. Immutable. */
public final class LeftAlone {

  private final String method;
  private final String complaint;
  private final String reason;

  /**
   * @param className internal name
   * @param complaint what it lacks now, such as {@code is named but not captured}
   */
  LeftAlone(String className, String methodName, String complaint, String reason) {
    this.method = className.replace('/', '.') + '.' + methodName;
    this.complaint = complaint;
    this.reason = reason;
  }

  /** Class and method, such as {@code com.acme.Cart.total}. */
  public String method() {
    return method;
  }

  /** Why, and where there is one, how to mend it. */
  public String reason() {
    return reason;
  }

  @Override
  public String toString() {
    return method + ' ' + complaint + ": " + reason;
  }
}
