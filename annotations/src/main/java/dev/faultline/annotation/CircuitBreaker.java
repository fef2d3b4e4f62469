package dev.faultline.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fails calls at once while most of them have failed of late: <em>open</em> after too many
 * failures; after a delay <em>half-open</em>, when a few calls are let through as probes;
 * <em>closed</em> again when those succeed. Without the agent it does nothing. Durations are
 * written as {@code 250ms} or {@code 2s}.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface CircuitBreaker {

  /** Methods that name the same breaker share it; empty for one of the method's own. */
  String name() default "";

  /** How many of the last calls are looked at, from 1 to 65536. */
  int windowCalls() default 20;

  /**
   * Looks at the calls of the last while, from {@code 100ms} to {@code 1d}, instead of so many;
   * then {@link #minimumCalls} has to be given. Empty for a window of calls.
   */
  String windowTime() default "";

  /** With fewer calls in the window the breaker stays closed; 0 for as many as it holds. */
  int minimumCalls() default 0;

  /** The share of calls that must have failed to open the breaker, from 0 (a single one) to 1. */
  double failureRate() default 0.5;

  /** The share of calls that must have been slow to open the breaker, above 0 and up to 1. */
  double slowCallRate() default 1;

  /** Calls that take longer are slow, failed ones too; empty: none is. */
  String slowCallDuration() default "";

  /** How long the breaker stays open before it lets probes through. */
  String delay() default "5s";

  /** How many probes are let through, all of which have to succeed; 1 or more. */
  int probes() default 1;

  /** A probe that takes longer is given up, and another let through in its place. */
  String probeDeadline() default "1m";

  /** What is taken for a failure: throwables of these types. */
  Class<? extends Throwable>[] failOn() default {Throwable.class};

  /** What is not taken for a failure although it is of a type of {@link #failOn}. */
  Class<? extends Throwable>[] skipOn() default {};

  /** Whether a throwable also is of the types of all its causes. */
  boolean causes() default false;
}
