package dev.faultline.weaving.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.HandlerUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that are given to stages of futures tell of the exceptions that they are given. */
class StageFunctionSitesTest {

  private WovenClasses classes = new WovenClasses();

  @ParameterizedTest
  @CsvSource({
    "ignores, swallowed, true",
    "asks, read, true",
    "throwsItOn, rethrown, false",
    "wraps, wrapped, false",
    "handles, read, true",
    "handlesByValueOnly, swallowed, true",
    "observes, read, true",
    "onAnExecutor, read, true",
    "loops, read, true",
  })
  void tellsOfWhatAFunctionIsGivenAndDoesWithIt(String method, String use, boolean completes) {
    run(method);

    assertThat(classes.caught).hasSize(1);
    assertThat(classes.caught.get(0).throwable()).hasMessage("failed");
    CatchSite site = (CatchSite) classes.caught.get(0).site();
    assertThat(site.methodName()).startsWith("lambda$" + method + "$");
    assertThat(site.line()).isPositive();
    assertThat(told(site.use())).isEqualTo(use);
    assertThat(site.use().mayComplete()).isEqualTo(completes);
  }

  @Test
  void findsTheExceptionBehindOtherArguments() {
    run("asksAmongOthers", "text", 7L, 2.0);

    assertThat(classes.caught).hasSize(1);
    assertThat(classes.caught.get(0).throwable()).hasMessage("failed");
  }

  @Test
  void tellsOfMethodsThatAreReferredTo() {
    run("onAStage");

    assertThat(classes.caught).hasSize(1);
    assertThat(classes.caught.get(0).site().methodName()).isEqualTo("recover");
  }

  /** The stage fails all the same; nobody has looked at why. */
  @ParameterizedTest
  @ValueSource(
      strings = {"observesTheEndOnly", "handlesWithoutFailure", "fromAVariable", "forAnotherUse"})
  void saysNothing(String method) {
    run(method);

    assertThat(classes.caught).isEmpty();
  }

  @Test
  void tellsTheSameWithExitSitesAround() {
    classes = new WovenClasses(ExitMethods.every());
    run("loops");

    assertThat(classes.caught).hasSize(1);
  }

  private void run(String method, Object... arguments) {
    Class<?> stages = classes.load(Corpus.classFile(Stages.class));
    assertThat(classes.run(stages, method, arguments)).isNull();
    classes.caught.removeIf(told -> told.throwable() == null);
  }

  private static String told(HandlerUse use) {
    if (use.rethrows()) {
      return "rethrown";
    }
    if (use.wrapper() != null) {
      return "wrapped";
    }
    return use.swallows() ? "swallowed" : "read";
  }
}
