package dev.faultline.guards;

/** What holds for all guards of the JVM, from its start on. Immutable. */
public final class GuardSettings {

  private final OnError onError;
  private final boolean tellsApplications;
  private final boolean keepsDurations;

  private GuardSettings(Builder builder) {
    onError = builder.onError;
    tellsApplications = builder.tellsApplications;
    keepsDurations = builder.keepsDurations;
  }

  /** Those that hold when nothing else is said. */
  public static GuardSettings defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
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

  /** Used by one thread. */
  public static final class Builder {

    private OnError onError = OnError.WARN;
    private boolean tellsApplications = true;
    private boolean keepsDurations = true;

    private Builder() {}

    /** What is done about guards that cannot be as they are declared; {@code WARN} without. */
    public Builder onError(OnError what) {
      onError = what;
      return this;
    }

    /** Whether figures appear in the applications' own registries too; they do without. */
    public Builder tellsApplications(boolean whether) {
      tellsApplications = whether;
      return this;
    }

    /** Whether it is kept how long calls took; it is without. */
    public Builder keepsDurations(boolean whether) {
      keepsDurations = whether;
      return this;
    }

    public GuardSettings build() {
      return new GuardSettings(this);
    }
  }
}
