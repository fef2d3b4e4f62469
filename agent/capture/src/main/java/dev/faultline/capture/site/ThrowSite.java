package dev.faultline.capture.site;

import java.util.List;

/**
 * One {@code athrow} of an in-app class, as it was woven, and what has happened there. The
 * description is immutable; thread-safe.
 */
public final class ThrowSite {

  private final int number;
  private final String className;
  private final String methodName;
  private final int line;
  private final List<String> variableNames;
  private final SiteActivity activity = new SiteActivity();

  ThrowSite(int number, String className, String methodName, int line, List<String> variableNames) {
    this.number = number;
    this.className = className;
    this.methodName = methodName;
    this.line = line;
    this.variableNames = variableNames;
  }

  /** The number that the woven call passes, 0 or more. */
  public int number() {
    return number;
  }

  /** Binary name of the class, such as {@code com.acme.Shop$Order}. */
  public String className() {
    return className;
  }

  /** Name of the method, {@code <init>} for a constructor. */
  public String methodName() {
    return methodName;
  }

  /** Source line, or -1 when the class has no line numbers. */
  public int line() {
    return line;
  }

  /**
   * Names of the locals that the woven call passes, in its order; empty without debug information.
   */
  public List<String> variableNames() {
    return variableNames;
  }

  /** What has happened here so far. */
  public SiteActivity activity() {
    return activity;
  }

  @Override
  public String toString() {
    return className + '.' + methodName + ':' + line;
  }
}
