package dev.faultline.resilience.call;

/** Looks at what a call returned, knowing the call. Implementations are thread-safe. */
public interface CallCheck {

  /**
   * Whether the result is of the kind that is looked for.
   *
   * @param call what returned it
   * @param result may be null
   * @throws Exception when it cannot be told; the attempt has failed with that
   */
  boolean test(Invocation call, Object result) throws Exception;
}
