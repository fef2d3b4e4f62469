package dev.faultline.it.jdk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that runs once on each of the {@linkplain Jdks#chosen chosen} JDKs. Its first parameter is
 * the {@link Jdk}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(JdkArguments.class)
public @interface EveryJdk {

  /** The oldest Java version that it makes sense on. */
  int from() default 8;

  /** For what takes long: on {@link Jdks#chosenForLongTests}. */
  boolean few() default false;
}
