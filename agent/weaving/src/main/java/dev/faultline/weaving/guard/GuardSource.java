package dev.faultline.weaving.guard;

/**
 * What guards the calls of one method. Asked at each of them, on the application's threads: an
 * answer that was given before costs next to nothing and allocates nothing. Implementations are
 * thread-safe.
 */
public interface GuardSource {

  /**
   * The guard of a call that begins.
   *
   * @param receiver the class of the object whose method is called; for a static method the class
   *     that declares it
   * @return null when the call is not guarded
   */
  InPlaceGuard guardOf(Class<?> receiver);

  /**
   * The same for a method whose attempts are made by further calls of it.
   *
   * @param receiver as for {@link #guardOf}
   * @return null when the call is not guarded
   */
  ElsewhereGuard elsewhereGuardOf(Class<?> receiver);
}
