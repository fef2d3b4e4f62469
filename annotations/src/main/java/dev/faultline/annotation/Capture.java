package dev.faultline.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has the agent capture every exception that leaves this method, thrown by it or passing through
 * it, with the method's arguments, and measure how long calls take. On a class it stands for all
 * methods and constructors that the class itself declares; an annotation on one of them replaces
 * it. Neither subclasses nor methods that override an annotated one inherit it. Without the agent
 * it does nothing.
 *
 * <p>The setting {@code faultline.capture.methods} does the same for code that cannot be edited.
 */
@Documented
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE})
// Not CLASS: what the JVM hands out of a class that is already loaded, for the agent to weave when
// it attaches later, has lost those.
@Retention(RetentionPolicy.RUNTIME)
public @interface Capture {

  /**
   * Whether the receiver's fields and the arguments are part of the event. They are bounded and
   * redacted like local variables.
   */
  boolean arguments() default true;

  /** Whether the durations of calls are kept, split by calls that returned and that threw. */
  boolean histogram() default true;
}
