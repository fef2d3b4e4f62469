package dev.faultline.annotation;

import java.lang.reflect.Method;

/** A call of a guarded method that has failed for good. */
public interface FailedCall {

  /** The method. */
  Method method();

  /** The object that it was called on; null for a static method. */
  Object receiver();

  /** Its original arguments; empty for none. Changes to the array change nothing else. */
  Object[] arguments();

  /** What it failed with, not null. */
  Throwable failure();
}
