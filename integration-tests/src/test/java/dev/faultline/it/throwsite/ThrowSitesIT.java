package dev.faultline.it.throwsite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.it.backend.CapturedEvent;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.backend.Variables;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedCollector.class)
class ThrowSitesIT {

  private static final String ARGUMENT = "java.lang.IllegalArgumentException";

  /** One run on each JDK serves all tests. */
  private static final Map<Jdk, ThrowSiteRun> RUNS = new ConcurrentHashMap<>();

  private final CollectorProcess collector;

  ThrowSitesIT(CollectorProcess collector) {
    this.collector = collector;
  }

  private ThrowSiteRun run(Jdk jdk) {
    return RUNS.computeIfAbsent(jdk, on -> ThrowSiteRun.on(on, collector));
  }

  @EveryJdk
  void theProgramSeesWhatItSeesWithoutTheAgent(Jdk jdk) {
    assertThat(run(jdk).alone().out()).contains("== texts", "user code called: 0");
    assertThat(run(jdk).alone().exitCode()).isZero();
    assertThat(run(jdk).watched()).isEqualTo(run(jdk).alone());
  }

  @EveryJdk
  void kindsOfValues(Jdk jdk) {
    check(jdk, ExpectedSites.VALUES);
  }

  @EveryJdk
  void waysToAThrow(Jdk jdk) {
    check(jdk, ExpectedSites.FLOW);
  }

  @EveryJdk
  void kindsOfCode(Jdk jdk) {
    check(jdk, ExpectedSites.SHAPES);
  }

  private void check(Jdk jdk, List<ExpectedSite> sites) {
    SoftAssertions softly = new SoftAssertions();
    for (ExpectedSite expected : sites) {
      softly
          .assertThatCode(
              () -> {
                CapturedEvent event = run(jdk).event(expected.type(), expected.message());
                assertThat(expected.in(event).toString()).isEqualTo(expected.toString());
              })
          .doesNotThrowAnyException();
    }
    softly.assertAll();
  }

  @EveryJdk
  void aRethrowBelongsToTheSameEvent(Jdk jdk) {
    CapturedEvent event = run(jdk).event("java.io.IOException", "rethrown");
    JsonNode frames = event.exception(0).path("frames");

    assertThat(frames.get(0).path("variables").path("position").asInt()).isEqualTo(12);
    assertThat(frames.get(1).path("method").asText()).isEqualTo("rethrown");
    assertThat(frames.get(1).path("variables").path("step").asText()).isEqualTo("outer");
    assertThat(frames.get(1).path("variables").path("tries").asInt()).isEqualTo(1);
    assertThat(event.occurrences()).isEqualTo(1);
  }

  @EveryJdk
  void aWrappedExceptionIsTheCauseWithItsOwnVariables(Jdk jdk) {
    CapturedEvent event = run(jdk).event("java.lang.IllegalStateException", "wrapped");

    assertThat(event.types())
        .containsExactly("java.lang.IllegalStateException", "java.lang.NumberFormatException");
    assertThat(event.variables(1).all()).isEqualTo(Map.of("text", "\"12x\"", "i", "2"));
    assertThat(run(jdk).events()).doesNotContainKey("java.lang.NumberFormatException: not a digit");
  }

  @EveryJdk
  void suppressedExceptionsStandBesideTheirOwn(Jdk jdk) {
    CapturedEvent event = run(jdk).event("java.lang.IllegalStateException", "withResources");

    assertThat(event.suppressed()).hasSize(2);
    assertThat(run(jdk).events()).doesNotContainKey(ARGUMENT + ": closing back");
    for (int i = 0; i < 2; i++) {
      JsonNode suppressed = event.suppressed().get(i);
      assertThat(suppressed.path("of").asInt()).isZero();
      assertThat(suppressed.path("message").asText())
          .isEqualTo(i == 0 ? "closing back" : "closing front");
      assertThat(Variables.ofException(suppressed).json("attempts")).isEqualTo("2");
    }
  }

  @EveryJdk
  void anExceptionThatTellsNothingIsStillTold(Jdk jdk) {
    CapturedEvent event =
        run(jdk)
            .event(
                "com.acme.cases.Hostile$Mute",
                "[its getMessage() threw java.lang.IllegalStateException]");

    assertThat(event.thrownIn()).isEqualTo("com.acme.cases.Hostile.mute");
    assertThat(event.variables().all()).isEqualTo(Map.of("kept", "1"));
  }

  @EveryJdk
  void exceptionsWithoutAStackTraceHaveTheirThrowSite(Jdk jdk) {
    CapturedEvent empty = run(jdk).event("com.acme.cases.Hostile$Empty", null);
    assertThat(empty.thrownIn()).isEqualTo("com.acme.cases.Hostile.empty");
    assertThat(empty.variables().all()).isEqualTo(Map.of("kept", "2"));

    CapturedEvent stackless = run(jdk).event("com.acme.cases.Hostile$Stackless", "stackless");
    assertThat(stackless.thrownIn()).isEqualTo("com.acme.cases.Hostile.stackless");
    assertThat(stackless.variables().all()).isEqualTo(Map.of("kept", "3"));
  }

  @EveryJdk
  void aCachedExceptionIsShownWhereItWasThrownFirst(Jdk jdk) {
    CapturedEvent event = run(jdk).event("java.lang.IllegalStateException", "cached");

    assertThat(event.thrownIn()).isEqualTo("com.acme.cases.Hostile.cached");
    assertThat(event.variables().all()).isEqualTo(Map.of("kept", "4"));
  }

  @EveryJdk
  void causesInACircleAreToldOnce(Jdk jdk) {
    assertThat(run(jdk).event("java.lang.IllegalStateException", "causesInCircle").types())
        .containsExactly(
            "java.lang.IllegalStateException", "java.lang.Exception", "java.lang.Exception");
  }

  @EveryJdk
  void valuesWithBehaviourAreShownByTheirFields(Jdk jdk) {
    Variables variables =
        run(jdk).event("java.lang.IllegalStateException", "touchyValues").variables();

    assertThat(variables.json("hidden"))
        .isEqualTo("{\"@type\":\"com.acme.cases.Touchy\",\"field\":3}");
    assertThat(variables.json("touchy")).isEqualTo(variables.json("hidden"));
    assertThat(variables.json("array")).isEqualTo("[" + variables.json("hidden") + "]");
  }

  @EveryJdk
  void aStaticInitializerTellsWhyTheClassFailed(Jdk jdk) {
    CapturedEvent event = run(jdk).event("java.lang.ExceptionInInitializerError", null);

    assertThat(event.types())
        .containsExactly(
            "java.lang.ExceptionInInitializerError", "java.lang.IllegalStateException");
    assertThat(event.exception(1).path("message").asText()).isEqualTo("staticInitializer");
    assertThat(event.variables(1).all()).isEqualTo(Map.of("base", "4"));
  }
}
