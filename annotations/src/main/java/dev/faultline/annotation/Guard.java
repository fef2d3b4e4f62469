package dev.faultline.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the guard that the other annotations put around a method, for settings, figures and
 * commands: {@code faultline.guard.payments.retry.max-attempts=5} changes what
 * {@code @Guard("payments") @Retry} says. Without it a guard is called after class and method,
 * {@code com.acme.Payments.charge}. Give each method a name of its own: where several have one,
 * figures and lists name the method with it. Without the agent it does nothing.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Guard {

  /** The name: letters, digits, {@code -}, {@code _} and {@code .} . */
  String value();
}
