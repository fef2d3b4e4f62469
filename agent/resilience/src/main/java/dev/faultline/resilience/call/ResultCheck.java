package dev.faultline.resilience.call;

/** Looks at what a call returned. Implementations are thread-safe. */
public interface ResultCheck {

  /**
   * Whether the result is of the kind that is looked for.
   *
   * @param result may be null
   */
  boolean test(Object result);
}
