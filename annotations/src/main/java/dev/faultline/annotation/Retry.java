package dev.faultline.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Predicate;

/**
 * Calls the method again when it has failed, each time with its original arguments.
 *
 * <p>On a class it stands for all methods that the class and its subclasses declare, private ones
 * excepted; one on a method takes its place. Without the agent it does nothing. Durations are
 * numbers with a unit: {@code 250ms}, {@code 2s}, {@code 1m 30s} ({@code ns}, {@code us}, {@code
 * ms}, {@code s}, {@code m}, {@code h}, {@code d}).
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Retry {

  /** So many attempts as it takes. */
  int UNLIMITED = Integer.MAX_VALUE;

  /** How many attempts there may be, the first included; 1 or more, or {@link #UNLIMITED}. */
  int maxAttempts() default 3;

  /**
   * How long all attempts and the waiting between them may take: none begins after that. An attempt
   * under way is not ended by it. Empty for no limit.
   */
  String maxDuration() default "";

  /** How long to wait before the second attempt; the others by {@link #growth}. */
  String delay() default "0s";

  /** How delays grow from attempt to attempt. */
  Growth growth() default Growth.FIXED;

  /** What an exponential delay is multiplied with after each attempt; 1 or more. */
  double factor() default 2;

  /** The longest delay; empty for a minute, and for none if all delays are alike. */
  String maxDelay() default "";

  /** How delays are scattered. */
  Jitter jitter() default Jitter.NONE;

  /**
   * How much longer or shorter a delay may be, with {@link Jitter#PLUS_MINUS} alone, and for it.
   */
  String jitterWidth() default "0s";

  /**
   * Waits for as long as the other side asks for: the {@code Retry-After} of an HTTP response that
   * the method returned, or that its exception or one of the causes holds. Responses of the JDK's,
   * Spring's and JAX-RS's clients are known. Without one it is {@link #delay} as always.
   */
  boolean retryAfter() default false;

  /**
   * Asks this class how long to wait; it has to have a constructor without parameters, or be a bean
   * of the application's.
   */
  Class<? extends DelaySupplier> delayFrom() default DelaySupplier.class;

  /** What the method is called again for: throwables of these types. */
  Class<? extends Throwable>[] retryOn() default {Exception.class};

  /** What it is not called again for although it is of a type of {@link #retryOn}. */
  Class<? extends Throwable>[] abortOn() default {InterruptedException.class};

  /** Whether a throwable also is of the types of all its causes. */
  boolean causes() default false;

  /**
   * Calls the method again when this accepts what it returned. After the last attempt the caller
   * gets the result all the same. The class has to have a constructor without parameters, or be a
   * bean of the application's.
   */
  @SuppressWarnings("rawtypes")
  Class<? extends Predicate> retryOnResult() default Predicate.class;
}
