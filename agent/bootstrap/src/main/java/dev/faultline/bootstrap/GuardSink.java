package dev.faultline.bootstrap;

import java.lang.invoke.MethodHandles;

/**
 * Knows the guards of methods. Called on the application's threads. Implementations must be
 * thread-safe; what these methods throw is a failure of theirs, and the call goes on as if it were
 * not guarded.
 */
public interface GuardSink {

  /**
   * Whether this call is to be made elsewhere.
   *
   * @param number that the weaver gave to this method
   * @param receiver null for a static method
   * @param arguments boxed, in an array of their own
   * @param lookup with the access of the method's class
   * @return null when the body is to be run here and now; else the outcome of the call
   */
  GuardOutcome start(int number, Object receiver, Object[] arguments, MethodHandles.Lookup lookup);

  /**
   * Where the calls of a method get their guards.
   *
   * @param number that the weaver gave to this method
   */
  CallGuardSource source(int number);

  /** Gives back what {@link LostAdmissions} hold, as far as there is stack and memory for it. */
  void recover();

  /**
   * A guard of this or a former sink failed with {@code failure}, which the application never sees.
   *
   * @param guard the number of the method where it is not known yet, else a {@link CallGuard}
   */
  void failed(Object guard, Throwable failure);
}
