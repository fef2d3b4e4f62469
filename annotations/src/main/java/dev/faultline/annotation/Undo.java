package dev.faultline.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The step of a {@link Compensated} operation that this method is can be undone by another. Outside
 * of such an operation, and without the agent, it does nothing.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Undo {

  /**
   * A method of the same class, or one that it inherits, of whatever visibility. It has the
   * parameters of the step, and may have one more at the end for what the step returned.
   */
  String value();
}
