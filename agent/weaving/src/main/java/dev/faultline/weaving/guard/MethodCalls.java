package dev.faultline.weaving.guard;

import java.lang.invoke.MethodHandles;

/**
 * Calls guarded methods once more, each exactly the body that asked for it, not one that overrides
 * it. A call that is made here runs the body as an attempt of a guard that is waiting for it, and
 * is not guarded by it again.
 */
final class MethodCalls {

  /**
   * Of each thread the {@link FurtherCall} whose attempt it is about to make, taken at the method's
   * entry. In an array that stays with the thread, of the JDK's own class as nobody may be left to
   * take it away.
   */
  private final ThreadLocal<Object[]> attempt = new ThreadLocal<>();

  /**
   * Whether the call that has just entered a method is an attempt of its guard's; asking takes the
   * mark away.
   */
  boolean isAttempt(GuardEntry entry) {
    Object[] mark = attempt.get();
    if (mark == null || mark[0] == null || !((FurtherCall<?>) mark[0]).enters(entry)) {
      return false;
    }
    mark[0] = null;
    return true;
  }

  /**
   * Runs the method's body.
   *
   * @param access of the method's class
   * @return boxed
   * @throws Throwable what the body throws
   */
  Object attempt(
      FurtherCall<?> call, MethodHandles.Lookup access, Object receiver, Object[] arguments)
      throws Throwable {
    Object[] mark = attempt.get();
    if (mark == null) {
      mark = new Object[1];
      attempt.set(mark);
    }
    // There is one when the class of another attempt's method is being initialized just now.
    Object before = mark[0];
    mark[0] = call;
    try {
      return call.body().run(access, receiver, arguments);
    } finally {
      // Taken already, unless the method was never entered, as when its class fails to initialize.
      mark[0] = before;
    }
  }
}
