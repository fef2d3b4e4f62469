package dev.faultline.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a result in place of a call that has failed for good. Several of them on one method are
 * asked in their order; the first that does not fail itself gives the result, and when none does,
 * the call fails as the last of them did. Exactly one of {@link #method}, {@link #handler} and
 * {@link #value} has to be given. Without the agent it does nothing.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Fallbacks.class)
public @interface Fallback {

  /**
   * A method of the same class, or one that it inherits, of whatever visibility. It has the
   * parameters and the result of the guarded one, and may have one more parameter at the end for
   * the failure, whose type then says which failures it is for.
   */
  String method() default "";

  /** A class to ask; it has a constructor without parameters, or is a bean of the application's. */
  @SuppressWarnings("rawtypes")
  Class<? extends FallbackHandler> handler() default FallbackHandler.class;

  /**
   * The result as text, for methods that return a text, a number, a boolean, an enum's constant, or
   * an {@code Optional} of those; {@code null} for null.
   */
  String value() default "";

  /** Which failures it is for: throwables of these types. */
  Class<? extends Throwable>[] applyOn() default {Throwable.class};

  /** Which failures it is not for although they are of a type of {@link #applyOn}. */
  Class<? extends Throwable>[] skipOn() default {};

  /** Whether a throwable also is of the types of all its causes. */
  boolean causes() default false;
}
