package dev.faultline.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentRun;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;

/** The lives of exceptions in classes that other compilers made. */
class LivesInOtherLanguagesIT {

  @EveryJdk
  void kotlin(Jdk jdk) {
    SentRun run =
        SentRun.of(
            JavaProgram.on(jdk)
                .classPath(Programs.kotlin("lives"), Packaged.library("kotlin-stdlib"))
                .mainClass("com.acme.lives.KotlinLivesKt"));

    SentEvent handled = run.withMessage("handled in Kotlin");
    assertThat(handled.disposition()).isEqualTo("handled");
    assertThat(handled.story(0)).containsExactly("thrown fail", "caught handled handled");
    assertThat(run.withMessage("swallowed in Kotlin").disposition()).isEqualTo("swallowed");
    assertThat(run.withMessage("caught by runCatching").disposition()).isEqualTo("handled");

    SentEvent used = run.withMessage("through Kotlin's use");
    assertThat(used.disposition()).isEqualTo("handled");
    assertThat(used.suppressedMessages()).containsExactly("of a Kotlin close");

    SentEvent wrapped = run.withMessage("wrapped in Kotlin");
    assertThat(wrapped.story(1))
        .containsExactly("thrown fail", "caught wraps wrapped", "wrapped wraps");
    replaced(run.withMessage("replaced in Kotlin's finally"));
  }

  @EveryJdk
  void groovy(Jdk jdk) {
    SentRun run =
        SentRun.of(
            JavaProgram.on(jdk)
                .classPath(Programs.groovy("lives"), Packaged.library("groovy"))
                .mainClass("com.acme.lives.GroovyLives"));

    SentEvent handled = run.withMessage("handled in Groovy");
    assertThat(handled.disposition()).isEqualTo("handled");
    assertThat(handled.story(0)).containsExactly("thrown fail", "caught handled handled");
    assertThat(run.withMessage("swallowed in Groovy").disposition()).isEqualTo("swallowed");

    SentEvent closed = run.withMessage("through Groovy's resources");
    assertThat(closed.disposition()).isEqualTo("handled");
    assertThat(closed.suppressedMessages()).containsExactly("of a Groovy close");
    assertThat(closed.story(0)).filteredOn(point -> point.startsWith("caught")).hasSize(1);

    SentEvent wrapped = run.withMessage("wrapped in Groovy");
    assertThat(wrapped.story(1))
        .containsExactly("thrown fail", "caught wraps wrapped", "wrapped wraps");
    replaced(run.withMessage("replaced in Groovy's finally"));
  }

  private static void replaced(SentEvent lost) {
    assertThat(lost.disposition()).isEqualTo("swallowed");
    assertThat(lost.dispositionDetail())
        .startsWith("replaced by java.lang.IllegalStateException in finally");
  }
}
