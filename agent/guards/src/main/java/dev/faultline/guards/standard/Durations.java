package dev.faultline.guards.standard;

/** Measures in a registry of the application's. Thread-safe; throws nothing. */
interface Durations {

  /** Something is over that took so long. */
  void record(long nanos);
}
