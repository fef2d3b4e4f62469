package dev.faultline.bootstrap;

/**
 * Receives how long calls of measured methods took. Called on the application's threads:
 * implementations must be thread-safe and must not block.
 */
public interface MethodSink {

  /**
   * A call of a measured method has ended.
   *
   * @param method the number that the weaver gave to this method
   * @param nanos how long it took, in nanoseconds
   * @param threw whether an exception left it
   */
  void called(int method, long nanos, boolean threw);

  /** The call above failed with {@code failure}, which the application never sees. */
  void failed(int method, Throwable failure);
}
