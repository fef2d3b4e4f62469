package dev.faultline.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Allows retries only as long as they are few beside the calls, so that they do not multiply an
 * outage: each call adds a share of a retry to the budget, each retry takes one out, and without
 * one the call fails with what it failed with. Goes with {@link Retry}. Without the agent it does
 * nothing.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RetryBudget {

  /** Methods that name the same budget share it; empty for one of the method's own. */
  String name() default "";

  /** How many retries each call allows for, from 0 to 1: 0.2 is one for five calls. */
  double share() default 0.2;

  /** How many retries a second there may be however few calls there are; 0 or more. */
  int minimumPerSecond() default 10;

  /** How many retries can be saved up from calls that needed none; 1 or more. */
  int maxSaved() default 100;
}
