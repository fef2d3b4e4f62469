package dev.faultline.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation of several steps: when it fails for good, the steps that it has completed, and that
 * name an {@link Undo}, are undone in reverse order. An undo that fails does not keep the others
 * from running; its failure is added to that of the operation as a suppressed one. Steps are the
 * calls of methods with {@link Undo} between the method's entry and its end, at whatever depth, on
 * its thread. Without the agent it does nothing.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Compensated {}
