package dev.faultline.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets only so many calls be made in a while, and refuses the others, or has them wait. Without the
 * agent it does nothing. Durations are written as {@code 250ms} or {@code 2s}.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimit {

  /** Methods that name the same limiter share it; empty for one of the method's own. */
  String name() default "";

  /** How many calls there may be in a period, from 1 to a million. */
  int permits() default 100;

  /** The period, from {@code 10ms} on. */
  String period() default "1s";

  /** How permits are spread over it. */
  Spread spread() default Spread.FIXED;

  /** How many calls can be made at once after a pause, with {@link Spread#SMOOTH} only. */
  int burst() default 1;

  /** How far apart calls have to be, with another than {@link Spread#SMOOTH}. */
  String minSpacing() default "0s";

  /** How long a call may wait for its permit; {@code 0s}: it is refused at once. */
  String maxWait() default "0s";
}
