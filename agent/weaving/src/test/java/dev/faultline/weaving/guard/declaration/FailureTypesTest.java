package dev.faultline.weaving.guard.declaration;

import static dev.faultline.weaving.guard.declaration.CompiledClasses.outline;
import static dev.faultline.weaving.guard.declaration.CompiledClasses.prefixed;
import static dev.faultline.weaving.guard.declaration.CompiledClasses.withProperties;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.annotation.Guard;
import dev.faultline.annotation.Retry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureTypesTest {

  @SuppressWarnings("unused")
  private static class Till {
    @Guard("till")
    @Retry(retryOn = IllegalStateException.class)
    void pay() {}
  }

  static final class OwnException extends IllegalStateException {
    private static final long serialVersionUID = 1;
  }

  private static List<String> doubts(String retryOn, ClassFiles files) {
    return FailureTypes.doubtsOf(
            withProperties(Till.class, "pay", Map.of("till.retry.retry-on", retryOn)),
            outline(Till.class),
            files)
        .stream()
        .map(DeclarationProblem::toString)
        .toList();
  }

  private static List<String> doubts(String retryOn) {
    return doubts(retryOn, CompiledClasses::outline);
  }

  @Test
  void thoseThatThereAreAreNoneOfThem() {
    assertThat(doubts("java.io.IOException, java.lang.Throwable, java.lang.Error")).isEmpty();
    assertThat(doubts(OwnException.class.getName())).isEmpty();
    assertThat(doubts("java.sql.SQLTimeoutException")).isEmpty();
  }

  @Test
  void thoseThatTheClassLoaderDoesNotFind() {
    String till = Till.class.getName();
    assertThat(doubts("java.io.IOExeption"))
        .containsExactly(
            "faultline.guard.till.retry.retry-on: the class loader of "
                + till
                + " finds no java.io.IOExeption, so that it fits no failure: mend the name");
    assertThat(doubts("java.io.IOException, com.acme.Gone"))
        .containsExactly(
            "faultline.guard.till.retry.retry-on: the class loader of "
                + till
                + " finds no com.acme.Gone, so that it fits no failure: mend the name, unless"
                + " another class loader has it");
  }

  @Test
  void thoseThatAreNoExceptions() {
    assertThat(doubts("java.lang.String, java.lang.Runnable, java.lang.Object"))
        .containsExactly(
            "faultline.guard.till.retry.retry-on: java.lang.String is no Throwable, so that it fits"
                + " no failure: name an exception",
            "faultline.guard.till.retry.retry-on: java.lang.Runnable is no Throwable, so that it"
                + " fits no failure: name an exception",
            "faultline.guard.till.retry.retry-on: java.lang.Object is no Throwable, so that it fits"
                + " no failure: name an exception");
  }

  @Test
  void nothingIsSaidWhereNothingCanBeKnown() {
    assertThat(doubts("com.acme.Gone", name -> null)).as("a loader without files").isEmpty();
    assertThat(
            doubts(
                OwnException.class.getName(),
                name -> name.startsWith("java/") ? null : outline(name)))
        .as("a superclass that cannot be looked at")
        .isEmpty();
    assertThat(
            FailureTypes.doubtsOf(
                CompiledClasses.guard(Till.class, "pay"),
                outline(Till.class),
                name -> name.startsWith("java/") ? null : outline(name)))
        .as("a type that the compiler has seen")
        .isEmpty();
  }

  @Test
  void withoutTheApplicationThoseOfTheJdkAlone() {
    PropertyGuards properties =
        PropertyGuards.parse(
            prefixed(
                Map.of(
                    "till.retry.abort-on", "java.lang.String, com.acme.Gone, java.io.IOException",
                    "till.fallback.2.skip-on", "java.io.IOExeption")));

    assertThat(properties.doubts(CompiledClasses::outline))
        .extracting(DeclarationProblem::toString)
        .containsExactlyInAnyOrder(
            "faultline.guard.till.retry.abort-on: java.lang.String is no Throwable, so that it fits"
                + " no failure: name an exception",
            "faultline.guard.till.fallback.2.skip-on: this Java has no java.io.IOExeption, so that"
                + " it fits no failure: mend the name");
  }
}
