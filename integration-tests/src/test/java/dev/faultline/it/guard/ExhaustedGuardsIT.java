package dev.faultline.it.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;

/** A program that runs out of stack in its guards, which lose nothing for it. */
class ExhaustedGuardsIT {

  private static final String METHODS = "com.acme.exhausted.Guarded.";

  @EveryJdk
  void guardsLoseNothingWhenThereIsNoStackLeft(Jdk jdk) {
    AgentOptions agent =
        AgentOptions.bare()
            .setting("faultline.guard.timed.methods", METHODS + "timed(..)")
            .setting("faultline.guard.timed.timeout", "2s")
            .setting("faultline.guard.sleeping.methods", METHODS + "sleeping(..)")
            .setting("faultline.guard.sleeping.timeout", "2s")
            .setting("faultline.guard.crowded.methods", METHODS + "crowded(..)")
            .setting("faultline.guard.crowded.bulkhead.name", "room")
            .setting("faultline.guard.crowded.bulkhead.max-concurrent", "5")
            .setting("faultline.guard.nested.methods", METHODS + "nested(..)")
            .setting("faultline.guard.nested.bulkhead.name", "room")
            .setting("faultline.guard.nested.bulkhead.max-concurrent", "5")
            .setting("faultline.guard.failing.methods", "com.acme.exhausted.Stages.failing()")
            .setting("faultline.guard.failing.retry.max-attempts", "3");

    Outcome outcome =
        JavaProgram.on(jdk)
            .classPath(Programs.java("exhausted"))
            .mainClass("com.acme.exhausted.Guarded")
            .with(agent)
            .run();

    assertThat(outcome.out())
        .as(outcome.err())
        .isEqualTo(
            String.join(
                "\n",
                "interrupted afterwards: 0",
                "overflows 60, room for 5",
                "in time: no longer than it may",
                "stages that never end: 0 of many",
                ""));
  }
}
