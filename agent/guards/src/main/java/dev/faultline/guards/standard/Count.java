package dev.faultline.guards.standard;

/** Counts events in a registry of the application's. Thread-safe; throws nothing. */
interface Count {

  /** So many more. */
  void add(long events);
}
