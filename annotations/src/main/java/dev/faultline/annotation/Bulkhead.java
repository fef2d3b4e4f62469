package dev.faultline.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets only so many calls be under way at once, and refuses the others, or has some of them wait.
 * Methods that return a {@code CompletionStage} or {@code Future} and are {@link Asynchronous} run
 * on threads set aside for them. Without the agent it does nothing.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Bulkhead {

  /**
   * Methods that name the same bulkhead share it; empty for one of the method's own. They must say
   * the same of it, and be all {@link Asynchronous} or none: threads and places are two things.
   */
  String name() default "";

  /** How many calls may be under way, 1 or more. */
  int maxConcurrent() default 10;

  /** How many may wait for one of those to end; 0: none. */
  int maxWaiting() default 0;

  /** How long a call may wait, such as {@code 500ms}; empty for as long as it takes. */
  String maxWait() default "";
}
