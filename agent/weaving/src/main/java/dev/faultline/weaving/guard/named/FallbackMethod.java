package dev.faultline.weaving.guard.named;

import java.lang.reflect.Method;

/** A method that gives a result in place of a guarded one. Immutable. */
public final class FallbackMethod {

  private final Method method;
  private final Class<?> failureType;

  FallbackMethod(Method method, Class<?> failureType) {
    this.method = method;
    this.failureType = failureType;
  }

  /** Has the parameters of the guarded method, and one more if it takes the failure. */
  public Method method() {
    return method;
  }

  /** What the failure has to be to be taken, as the last argument; null when it takes none. */
  public Class<?> failureType() {
    return failureType;
  }

  /** Whether it can be asked about a failure. */
  public boolean takes(Throwable failure) {
    return failureType == null || failureType.isInstance(failure);
  }

  @Override
  public String toString() {
    return method.toString();
  }
}
