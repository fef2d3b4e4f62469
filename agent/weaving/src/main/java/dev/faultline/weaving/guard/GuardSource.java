package dev.faultline.weaving.guard;

import dev.faultline.bootstrap.CallGuardSource;

/** What guards the calls of one method, wherever its attempts are made. */
public abstract class GuardSource extends CallGuardSource {

  @Override
  public abstract InPlaceGuard guardOf(Class<?> receiver);

  /**
   * The same for a method whose attempts are made by further calls of it.
   *
   * @param receiver as for {@link #guardOf}
   * @return null when the call is not guarded
   */
  public abstract ElsewhereGuard elsewhereGuardOf(Class<?> receiver);
}
