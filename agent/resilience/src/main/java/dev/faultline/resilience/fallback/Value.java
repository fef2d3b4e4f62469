package dev.faultline.resilience.fallback;

import dev.faultline.resilience.call.Invocation;

/** A fallback that always gives the same. */
final class Value implements Fallback {

  private final Object value;

  Value(Object value) {
    this.value = value;
  }

  @Override
  public Object apply(Invocation invocation, Throwable failure) {
    return value;
  }
}
