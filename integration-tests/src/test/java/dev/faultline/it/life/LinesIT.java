package dev.faultline.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.backend.SentEvents;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Weaving a class again must not take the lines out of stack traces that are printed later. */
class LinesIT {

  private static final Pattern RESULT = Pattern.compile("printed 451, without lines (\\d+)");

  /** One may be on its way from where it was made to the first probe when the class is changed. */
  private static final int ON_ITS_WAY = 1;

  @EveryJdk
  void exceptionsThatArePrintedLaterHaveTheirLines(Jdk jdk) throws IOException {
    JavaProgram program =
        JavaProgram.on(jdk).classPath(Programs.java("lines")).mainClass("com.acme.lines.Lines");

    try (RecordingBackend backend = RecordingBackend.start()) {
      Outcome outcome = program.with(AgentOptions.sendingTo(backend.uri())).run();

      Matcher result = RESULT.matcher(outcome.out());
      assertThat(result.find()).as(outcome.toString()).isTrue();
      assertThat(Integer.parseInt(result.group(1))).isLessThanOrEqualTo(ON_ITS_WAY);
      assertThat(new SentEvents(backend).all())
          .as("woven again, so that there are variables of what was not thrown there")
          .anySatisfy(event -> assertThat(event.variables(0)).containsKey("parsed"))
          .anySatisfy(event -> assertThat(event.variables(0)).containsKey("found"));
    }
  }
}
