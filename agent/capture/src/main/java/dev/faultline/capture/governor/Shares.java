package dev.faultline.capture.governor;

/** Shares of the CPU time of all processors that the agent used, lately. Immutable. */
final class Shares {

  final double application;
  final double threads;

  /**
   * @param application used on the application's threads, 0 or more
   * @param threads used by the agent's own threads, 0 or more
   */
  Shares(double application, double threads) {
    this.application = application;
    this.threads = threads;
  }
}
