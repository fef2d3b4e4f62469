package dev.faultline.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Ends attempts that take too long, waiting in a bulkhead included. A synchronous one is
 * interrupted and has failed even if it returns after all; an asynchronous one is abandoned.
 * Without the agent it does nothing. Durations are written as {@code 250ms} or {@code 2s}.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Timeout {

  /** How long one attempt may take; with {@link #adaptive}, as long as too few are known. */
  String value() default "1s";

  /** Whether the limit follows what attempts have taken of late. */
  boolean adaptive() default false;

  /** The share of recent attempts that its base is not shorter than, above 0 and up to 1. */
  double percentile() default 0.99;

  /** What that is multiplied with; 1 or more. */
  double factor() default 2;

  /** The adaptive limit is never shorter; empty for {@code 10ms}. */
  String min() default "";

  /** The adaptive limit is never longer; empty for what {@link #value} says. */
  String max() default "";
}
