package dev.faultline.agent.settings;

/**
 * When exceptions that the user's code does not throw itself, those of the JVM and of libraries,
 * are told with variables.
 */
public enum ImplicitExceptions {
  /** Never. */
  OFF,
  /** From the second on, in methods that one has passed before. */
  SEEN,
  /** From the first on: every method is woven for it when its class is loaded. */
  ALWAYS
}
