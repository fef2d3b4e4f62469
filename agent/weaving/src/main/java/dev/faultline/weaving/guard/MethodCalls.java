package dev.faultline.weaving.guard;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Calls guarded methods once more, each exactly the body that asked for it, not one that overrides
 * it. A call that is made here runs the body as an attempt of a guard that is waiting for it, and
 * is not guarded by it again.
 */
final class MethodCalls {

  /** The guard whose attempt this thread is about to make; taken at the method's entry. */
  private final ThreadLocal<GuardEntry> attempt = new ThreadLocal<>();

  /**
   * Whether the call that has just entered a method is an attempt of its guard's; asking takes the
   * mark away.
   */
  boolean isAttempt(GuardEntry entry) {
    if (attempt.get() != entry) {
      return false;
    }
    attempt.remove();
    return true;
  }

  /**
   * Runs the method's body.
   *
   * @param access of the method's class
   * @return boxed
   * @throws Throwable what the body throws
   */
  Object attempt(GuardEntry entry, MethodHandles.Lookup access, Object receiver, Object[] arguments)
      throws Throwable {
    MethodHandle body = find(entry, access);
    if (!entry.isStatic) {
      body = body.bindTo(receiver);
    }
    attempt.set(entry);
    try {
      return body.invokeWithArguments(arguments);
    } finally {
      // Where the method was never entered, as when its class fails to initialize.
      attempt.remove();
    }
  }

  private static MethodHandle find(GuardEntry entry, MethodHandles.Lookup access)
      throws ReflectiveOperationException {
    Class<?> declaring = access.lookupClass();
    MethodType type =
        MethodType.fromMethodDescriptorString(entry.descriptor, OwnRights.loaderOf(declaring));
    MethodHandle found =
        entry.isStatic
            ? access.findStatic(declaring, entry.methodName, type)
            : access.findSpecial(declaring, entry.methodName, type, declaring);
    // Else the last argument, an array, would be taken for a list of arguments.
    return found.asFixedArity();
  }
}
