package dev.faultline.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the fields of the object back the values that they had when the method was entered, before
 * each further attempt and when it has failed for good. Collections, maps and arrays get their
 * elements back too; what those refer to is left as it is. Other threads may see the values in
 * between. Without the agent it does nothing.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Restore {

  /** Names of the fields, those of superclasses too; none for all that are not static or final. */
  String[] value() default {};
}
