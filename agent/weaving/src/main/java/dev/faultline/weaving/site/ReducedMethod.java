package dev.faultline.weaving.site;

/** A method that is woven in part, or not at all, and why. Immutable. */
public final class ReducedMethod {

  private final String method;
  private final SiteDetail detail;
  private final String reason;

  /**
   * @param className internal name
   */
  ReducedMethod(
      String className, String methodName, String descriptor, SiteDetail detail, String reason) {
    this.method = className.replace('/', '.') + '.' + methodName + descriptor;
    this.detail = detail;
    this.reason = reason;
  }

  /** Whether the method is as it was. */
  public boolean isLeftAlone() {
    return detail == SiteDetail.NONE;
  }

  /** The method, what it is woven with, and why with no more. */
  @Override
  public String toString() {
    return method + " is woven " + detail + ": " + reason;
  }
}
