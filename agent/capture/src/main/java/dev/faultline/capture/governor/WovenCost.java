package dev.faultline.capture.governor;

/**
 * What an exception that passes a probe costs beside the recorder's work: that can be measured
 * where it happens, this only from outside. The differences between whole programs with and without
 * woven code, less what the recorder measured of itself; docs/performance-profiles.md has the
 * measurements. In nanoseconds.
 */
public final class WovenCost {

  /** At a throw site: the locals as an array of objects, and the call. */
  public static final long THROW_NANOS = 40;

  /** At the entry of a handler: the call, and what the compiler cannot leave out for it. */
  public static final long CATCH_NANOS = 30;

  /** At an exit site: the way into its handler, the array, the call, and the way out. */
  public static final long EXIT_NANOS = 30;

  private WovenCost() {}
}
