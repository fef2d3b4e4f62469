package dev.faultline.bootstrap;

/**
 * Where the calls of one method that has its guard in its own body get that guard. Asked at each of
 * them, on the application's threads: an answer that was given before costs next to nothing and
 * allocates nothing. Implementations must be thread-safe; what they throw is a failure of theirs,
 * and the call goes on as if it were not guarded.
 *
 * <p>A class, and not an interface, as {@link CallGuard} is.
 */
public abstract class CallGuardSource {

  /**
   * What guards a call that begins.
   *
   * @param receiver the class of the object whose method is called; for a static method the class
   *     that declares it
   * @return null when the call is not guarded
   */
  public abstract CallGuard guardOf(Class<?> receiver);
}
