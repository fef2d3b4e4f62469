package dev.faultline.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Predicate;

/**
 * Takes a result that is not acceptable for a failure, which then is retried, counted and answered
 * by a fallback like any other. Exactly one of {@link #method} and {@link #by} has to be given.
 * Without the agent it does nothing.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Verify {

  /**
   * A method of the same class, or one that it inherits, of whatever visibility, that takes the
   * result and returns a {@code boolean}: whether it is acceptable.
   */
  String method() default "";

  /**
   * Accepts the results that are acceptable; it has a constructor without parameters, or is a bean
   * of the application's.
   */
  @SuppressWarnings("rawtypes")
  Class<? extends Predicate> by() default Predicate.class;
}
