package dev.faultline.annotation;

/**
 * Gives a result in place of a call that has failed for good. Implementations are thread-safe.
 *
 * @param <T> what the guarded method returns
 */
public interface FallbackHandler<T> {

  /**
   * The result.
   *
   * @param call the call that failed
   * @return may be null
   * @throws Exception when there is no result from here either: the next fallback is asked then
   */
  T handle(FailedCall call) throws Exception;
}
