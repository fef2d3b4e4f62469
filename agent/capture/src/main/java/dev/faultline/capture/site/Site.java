package dev.faultline.capture.site;

import dev.faultline.capture.snapshot.VariableNames;
import java.util.List;

/**
 * One place in the code of a woven class, and what has happened there. The description is
 * immutable; thread-safe.
 */
public abstract class Site {

  private final int number;
  private final String className;
  private final String methodName;
  private final int line;
  private final VariableNames variableNames;
  private final SiteActivity activity = new SiteActivity(this);

  /** Here as well as in the activity, so that there are two objects less to look at. */
  private volatile Fingerprint first;

  Site(int number, String className, String methodName, int line, List<String> variableNames) {
    this.number = number;
    this.className = className;
    this.methodName = methodName;
    this.line = line;
    this.variableNames = VariableNames.of(variableNames);
  }

  /** The number that the woven call passes, 0 or more. */
  public final int number() {
    return number;
  }

  /** {@code throw}, {@code catch} or {@code exit}. */
  public abstract String kind();

  /** Binary name of the class, such as {@code com.acme.Shop$Order}. */
  public final String className() {
    return className;
  }

  /** Name of the method, {@code <init>} for a constructor. */
  public final String methodName() {
    return methodName;
  }

  /** Source line, or -1 when the class has no line numbers. */
  public final int line() {
    return line;
  }

  /**
   * Names of the locals that the woven call passes, in its order; empty where it passes none, or
   * without debug information.
   */
  public final VariableNames variableNames() {
    return variableNames;
  }

  /** What has happened here so far. */
  public final SiteActivity activity() {
    return activity;
  }

  /**
   * The fingerprint of an exception, if it is of the first type seen here, as all of most sites
   * are; else null.
   */
  public final Fingerprint ofFirstType(Throwable throwable) {
    Fingerprint known = first;
    // The class keeps its name, and it is the same string each time.
    return known != null && known.type() == throwable.getClass().getName() ? known : null;
  }

  /** Notes what the first exception seen here has in common with others. */
  final void first(Fingerprint fingerprint) {
    first = fingerprint;
  }

  /** Whether the other site is in a method of the same class and name. */
  public final boolean isInMethodOf(Site other) {
    return methodName.equals(other.methodName) && className.equals(other.className);
  }

  @Override
  public final String toString() {
    return className + '.' + methodName + ':' + line;
  }
}
