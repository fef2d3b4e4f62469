package dev.faultline.it.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.it.backend.CapturedEvent;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jackson's methods named in a properties file, the program's own by annotation. */
@ExtendWith(SharedCollector.class)
class NamedMethodsIT {

  private static final String OUTPUT =
      String.join(
          "\n",
          "10",
          "11",
          "12",
          "13",
          "14",
          "not a number",
          "book 48 EUR",
          "no copies",
          "no currency",
          "no secret",
          "");

  private final CollectorProcess collector;

  NamedMethodsIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void exceptionsOfNamedMethodsComeWithTheirArguments(Jdk jdk) throws IOException {
    String service = "named-methods-" + jdk.major();
    Outcome outcome = run(jdk, collector.uri(), service);

    assertThat(outcome.out()).isEqualTo(OUTPUT);
    assertThat(outcome.exitCode()).isZero();

    CapturedEvent library =
        collector.events(service).awaitException("java.lang.NumberFormatException");
    assertThat(library.message()).isEqualTo("For input string: \"twelve\"");
    assertVariables(library, "com.fasterxml.jackson.core.io.NumberInput", "parseInt")
        .isEqualTo("{\"s\":\"twelve\"}");

    CapturedEvent own = collector.events(service).awaitException("java.lang.ArithmeticException");
    assertVariables(own, "com.acme.named.Prices", "of")
        .as("the arguments as they were at entry, and the receiver")
        .contains("\"title\":\"book\"", "\"copies\":0", "\"currency\":\"EUR\"", "\"digits\":3");

    CapturedEvent constructor =
        collector.events(service).awaitException("java.lang.NullPointerException");
    assertVariables(constructor, "com.acme.named.Prices", "<init>").contains("\"currency\":null");

    CapturedEvent secret =
        collector.events(service).awaitException("java.lang.ArrayIndexOutOfBoundsException");
    assertThat(frame(secret, "com.acme.named.Prices", "secret").has("variables")).isFalse();
    assertThat(secret.toString()).doesNotContain("hunter2");
  }

  @EveryJdk
  void durationsComeAsHistograms(Jdk jdk) throws IOException {
    try (RecordingBackend backend = RecordingBackend.start()) {
      Outcome outcome = run(jdk, backend.uri(), "named-durations-" + jdk.major());
      assertThat(outcome.out()).isEqualTo(OUTPUT);
      Durations durations = Durations.in(backend.receivedMetrics());

      assertThat(durations.count("com.fasterxml.jackson.core.io.NumberInput.parseInt", "returned"))
          .isEqualTo(5);
      assertThat(durations.count("com.fasterxml.jackson.core.io.NumberInput.parseInt", "threw"))
          .isEqualTo(1);
      assertThat(durations.count("com.acme.named.Prices.of", "returned")).isEqualTo(1);
      assertThat(durations.count("com.acme.named.Prices.of", "threw")).isEqualTo(1);
      assertThat(durations.count("com.acme.named.Prices.rounded", "returned")).isEqualTo(1);
      assertThat(durations.count("com.acme.named.Prices.<init>", "returned")).isEqualTo(1);
      assertThat(durations.count("com.acme.named.Prices.<init>", "threw")).isEqualTo(1);
      assertThat(durations.count("com.acme.named.Prices.slow", "returned")).isEqualTo(60);

      // The program has measured the same calls, from outside.
      Matcher seen = Pattern.compile("median (\\d+) p90 (\\d+)").matcher(outcome.err());
      assertThat(seen.find()).as(outcome.err()).isTrue();
      double median = Long.parseLong(seen.group(1)) / 1e9;
      double p90 = Long.parseLong(seen.group(2)) / 1e9;
      assertThat(durations.quantile("com.acme.named.Prices.slow", "returned", 0.5))
          .isCloseTo(median, within(median * 0.06));
      assertThat(durations.quantile("com.acme.named.Prices.slow", "returned", 0.9))
          .isCloseTo(p90, within(p90 * 0.06));
    }
  }

  private static Outcome run(Jdk jdk, URI endpoint, String service) throws IOException {
    Path settings = TestFolders.create("settings").resolve("faultline.properties");
    Files.writeString(
        settings,
        "faultline.capture.methods=com.fasterxml.jackson..NumberInput.parseInt(String); \\\n"
            + "    @annotation(com.acme.NoSuchAnnotation)\n");
    Path jackson = Packaged.library("app-jackson-core");
    return JavaProgram.on(jdk)
        .classPath(
            Programs.java("named", Packaged.annotationsJar(), jackson),
            jackson,
            Packaged.annotationsJar())
        .mainClass("com.acme.named.Main")
        .with(
            AgentOptions.sendingTo(endpoint)
                .argument(settings.toString())
                .service(service)
                .logFile(settings.resolveSibling("agent.log")))
        .run();
  }

  private static org.assertj.core.api.AbstractStringAssert<?> assertVariables(
      CapturedEvent event, String type, String method) {
    return assertThat(frame(event, type, method).path("variables").toString());
  }

  private static JsonNode frame(CapturedEvent event, String type, String method) {
    for (JsonNode frame : event.exception(0).path("frames")) {
      if (frame.path("class").asText().equals(type)
          && frame.path("method").asText().equals(method)) {
        return frame;
      }
    }
    throw new AssertionError("no frame " + type + "." + method + " in " + event);
  }
}
