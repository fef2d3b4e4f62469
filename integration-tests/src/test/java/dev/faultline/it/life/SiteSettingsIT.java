package dev.faultline.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.SentEvent;
import dev.faultline.it.backend.SentRun;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import java.util.Map;

/** Which sites are woven, by the settings for it. */
class SiteSettingsIT {

  @EveryJdk
  void theFirstImplicitExceptionHasVariablesOnlyWhenEveryMethodTells(Jdk jdk) {
    SentEvent always =
        run(jdk, "faultline.capture.implicit", "always").thrownBelow("Passing.length");
    SentEvent seen = run(jdk, "faultline.capture.implicit", "seen").thrownBelow("Passing.length");

    assertThat(always.mechanism()).isEqualTo("exit-site");
    assertThat(always.variables(0).get("length"))
        .containsEntry("text", null)
        .containsEntry("round", 3L)
        .containsEntry("twice", 6L);
    assertThat(always.story(0)).last().isEqualTo("caught ofTheJvm swallowed");
    assertThat(seen.mechanism()).isEqualTo("catch-site");
    assertThat(seen.variables(0)).isEmpty();
  }

  @EveryJdk
  void withoutCatchSitesNothingIsKnownOfHandlers(Jdk jdk) {
    SentEvent event = run(jdk, "faultline.capture.catch-sites", "false").withMessage("no order 7");

    assertThat(event.mechanism()).isEqualTo("throw-site");
    assertThat(event.story(0)).containsExactly("thrown refuse");
  }

  @EveryJdk
  void withoutThrowSitesExceptionsBeginWhereTheyAreCaught(Jdk jdk) {
    SentEvent event = run(jdk, "faultline.capture.throw-sites", "false").withMessage("no order 7");

    assertThat(event.mechanism()).isEqualTo("catch-site");
    assertThat(event.variables(0)).isEqualTo(Map.of());
    assertThat(event.disposition()).isEqualTo("swallowed");
  }

  private static SentRun run(Jdk jdk, String setting, String value) {
    return SentRun.of(
        JavaProgram.on(jdk)
            .classPath(Programs.java("passing"))
            .mainClass("com.acme.passing.Passing"),
        agent -> agent.setting(setting, value));
  }
}
