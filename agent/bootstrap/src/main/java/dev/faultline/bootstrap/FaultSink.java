package dev.faultline.bootstrap;

/**
 * Decides which calls meet a fault that was asked for. Called on the application's threads, which
 * it may hold up where a fault says so. Implementations must be thread-safe. What is to be thrown
 * is returned: what these methods throw themselves is a failure of theirs, and the call goes on.
 */
public interface FaultSink {

  /**
   * A call of a method begins, or one more attempt at it.
   *
   * @param method that the weaver gave to it
   * @param declaring the class that has the method
   * @return null when the body is to be run; else how the call ends without
   */
  GuardOutcome meet(int method, Class<?> declaring);

  /** A call above failed with {@code failure}, which the application never sees. */
  void failed(int method, Throwable failure);
}
