package dev.faultline.guards;

/**
 * What holds for all guards of the JVM, from its start on. Immutable; without a builder, because it
 * is loaded into programs that have no guard too, and a builder is another class.
 */
public final class GuardSettings {

  private final OnError onError;
  private final boolean tellsApplications;
  private final boolean keepsDurations;

  private GuardSettings(OnError onError, boolean tellsApplications, boolean keepsDurations) {
    this.onError = onError;
    this.tellsApplications = tellsApplications;
    this.keepsDurations = keepsDurations;
  }

  /** Those that hold when nothing else is said. */
  public static GuardSettings defaults() {
    return new GuardSettings(OnError.WARN, true, true);
  }

  OnError onError() {
    return onError;
  }

  boolean tellsApplications() {
    return tellsApplications;
  }

  boolean keepsDurations() {
    return keepsDurations;
  }

  /** What is done about guards that cannot be as they are declared; {@code WARN} without. */
  public GuardSettings withOnError(OnError what) {
    return new GuardSettings(what, tellsApplications, keepsDurations);
  }

  /** Whether figures appear in the applications' own registries too; they do without. */
  public GuardSettings withTellsApplications(boolean whether) {
    return new GuardSettings(onError, whether, keepsDurations);
  }

  /** Whether it is kept how long calls took; it is without. */
  public GuardSettings withKeepsDurations(boolean whether) {
    return new GuardSettings(onError, tellsApplications, whether);
  }
}
