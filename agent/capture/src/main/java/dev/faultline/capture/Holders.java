package dev.faultline.capture;

/** Makes arrays for values of the agent to be kept in by others, and empties them. Thread-safe. */
public interface Holders {

  /** A holder of the value, its first element; one without it after {@link #end}. */
  Object[] hold(Object value);

  /** Empties all holders, those that are made later too. */
  void end();
}
