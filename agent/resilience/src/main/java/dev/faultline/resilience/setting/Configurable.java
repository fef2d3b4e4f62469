package dev.faultline.resilience.setting;

/**
 * A policy with a name and a state of its own, whose settings can change while it is in use.
 * Implementations are thread-safe.
 *
 * @param <C> what it goes by
 */
public interface Configurable<C> {

  /** What guards and people call it. */
  String name();

  /** What it goes by at the moment. */
  C configuration();

  /** Goes by other settings from now on, with as much of its state as still means the same. */
  void reconfigure(C configuration);
}
