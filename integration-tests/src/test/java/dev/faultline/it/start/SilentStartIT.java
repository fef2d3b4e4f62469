package dev.faultline.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;

class SilentStartIT {

  @EveryJdk
  void printsTheVersionAsTheJvmAloneDoes(Jdk jdk) {
    JavaProgram version = JavaProgram.on(jdk).arguments("-version");
    Outcome alone = version.run();

    assertThat(alone.exitCode()).isZero();
    assertThat(alone.err()).contains("version");
    assertThat(version.with(AgentOptions.bare()).run()).isEqualTo(alone);
  }

  @EveryJdk
  void saysNothingOfItsOwnWhenTheMainClassIsMissing(Jdk jdk) {
    JavaProgram nothing = JavaProgram.on(jdk).mainClass("com.acme.NotThere");
    Outcome alone = nothing.run();

    assertThat(alone.exitCode()).isEqualTo(1);
    assertThat(nothing.with(AgentOptions.bare()).run().withoutAgentLines()).isEqualTo(alone);
  }
}
