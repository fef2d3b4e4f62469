package dev.faultline.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the fields of the object back the values that they had when the method was entered, before
 * each further attempt and when it has failed for good. Arrays, and the JDK's own collections,
 * maps, atomics and the like, get back what they held; a collection or map of another class does
 * not, which the agent logs. Of all other objects only the references are given back. Other threads
 * may see the values in between. Without the agent it does nothing.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Restore {

  /** Names of the fields, those of superclasses too; none for all that are not static. */
  String[] value() default {};
}
