package dev.faultline.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.resilience.GuardEnvironment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeclarationDoubtsToldTest {

  @Test
  void whenAClassIsWovenAndEachOnce() throws Exception {
    AgentLog log = AgentLog.standardError(AgentLog.Level.ERROR);
    try (GuardEnvironment environment = GuardEnvironment.create()) {
      GuardWeaving weaving = TillWeaving.of(environment, OnError.WARN, log);
      new WovenLoader(weaving).make(PromisingTill.class);
      weaving.end();
    }

    String till = "the guard of " + PromisingTill.class.getName();
    assertThat(log.problems())
        .satisfiesExactlyInAnyOrder(
            once ->
                assertThat(once)
                    .contains(
                        "@Retry of "
                            + PromisingTill.class.getName()
                            + ": factor is 3.0: delays do not grow by it unless growth"
                            + " is exponential: set that, or leave it out (it is guarded all the"
                            + " same)"),
            ofTimeout ->
                assertThat(ofTimeout)
                    .contains(till + ".now: @Timeout of ", "max is PT2S: it is for"),
            ofStage ->
                assertThat(ofStage)
                    .contains(
                        till
                            + ".own: it returns a "
                            + PromisingTill.Promise.class.getName()
                            + ", and when and how that completes is not looked at: declare a"
                            + " CompletionStage or a CompletableFuture itself as what it returns"),
            ofMonitor ->
                assertThat(ofMonitor)
                    .contains(
                        till
                            + ".alone: it is synchronized, and keeps others from its monitor"
                            + " while its retry waits: have the synchronized part in a method"),
            ofJitter ->
                assertThat(ofJitter).contains(till + ".scattered: it is synchronized, and keeps"),
            ofFuture ->
                assertThat(ofFuture)
                    .contains(
                        till
                            + ".scheduled: it returns a java.util.concurrent.ScheduledFuture,"
                            + " which is over for the guard as soon as it is returned: have it"
                            + " return a CompletionStage"));
  }

  @Test
  void aTypeThatPropertiesNameInVainWhenTheMethodIsCalledNext() throws Exception {
    AgentLog log = AgentLog.standardError(AgentLog.Level.ERROR);
    try (GuardEnvironment environment = GuardEnvironment.create()) {
      GuardWeaving weaving = TillWeaving.of(environment, OnError.FAIL, log);
      Object till = new WovenLoader(weaving).make(Till.class);
      for (int attempts = 2; attempts < 4; attempts++) {
        weaving.declare(
            Map.of(
                "faultline.guard.till.retry.abort-on",
                "java.io.IOExeption",
                "faultline.guard.till.retry.max-attempts",
                "" + attempts));
        assertThat(till.getClass().getMethod("pay").invoke(till)).isNotNull();
      }
      weaving.end();
    }

    assertThat(log.problems())
        .singleElement()
        .asString()
        .contains(
            "the guard of dev.faultline.guards.Till.pay: faultline.guard.till.retry.abort-on: the"
                + " class loader of dev.faultline.guards.Till finds no java.io.IOExeption")
        .endsWith("mend the name (it is guarded all the same)");
  }
}
