package dev.faultline.benchmarks.application;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.faultline.benchmarks.process.ChildProcess;
import dev.faultline.benchmarks.process.JdkTool;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What our agent says of itself, as its command {@code status} tells it. Immutable.
 *
 * @param values by section and name, such as {@code /overhead/count_ms}
 */
record AgentStatus(Map<String, String> values) {
  /** Asks the agent in a process. */
  static AgentStatus of(File agentJar, long pid) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                JdkTool.path("java"),
                // A small JVM that is soon there, for what it asks is under load.
                "-XX:TieredStopAtLevel=1",
                "-jar",
                agentJar.getPath(),
                "status",
                Long.toString(pid),
                "--json")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    String json;
    int code;
    try (ChildProcess command = ChildProcess.start(builder)) {
      json = new String(command.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      code = command.process().waitFor();
    }
    if (code != 0) {
      throw new IllegalStateException("our agent did not tell its status: " + code);
    }
    return read(json);
  }

  static AgentStatus read(String json) throws IOException {
    Map<String, String> values = new TreeMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken().isScalarValue()) {
          values.put(parser.getParsingContext().pathAsPointer().toString(), parser.getText());
        }
      }
    }
    return new AgentStatus(Map.copyOf(values));
  }

  /**
   * A number.
   *
   * @throws IllegalStateException when there is none
   */
  long number(String pointer) {
    String text = values.get(pointer);
    if (text == null || !text.matches("\\d+")) {
      throw new IllegalStateException("our agent's status has no number " + pointer);
    }
    return Long.parseLong(text);
  }

  /** What the agent says that it has used of that CPU time which it governs, so far. */
  long governedMillis() {
    long sum = 0;
    for (String one : List.of("count_ms", "capture_ms", "threads_ms")) {
      sum += number("/overhead/" + one);
    }
    return sum;
  }

  /** That it has woven what it should. */
  void requireWoven(boolean namedMethods) {
    require("/weaving/in-app_classes_woven");
    if (namedMethods) {
      require("/named_methods/woven");
    }
  }

  /** How much detail events have, and why. */
  String detail() {
    return values.get("/overhead/detail");
  }

  /**
   * That it has counted exceptions since then, and told of some at some time: since then its
   * governor may leave nothing but counts.
   */
  void requireExceptionsSince(AgentStatus before) {
    require("/capture/exceptions_told_in_events_of_their_own");
    require("/delivery_to_no_backend/events_sent_nowhere");
    String counted = "/capture/exceptions_counted_at_sites";
    if (number(counted) == before.number(counted)) {
      throw new IllegalStateException(
          "our agent does nothing: " + counted + " is still " + number(counted));
    }
  }

  private void require(String pointer) {
    if (number(pointer) == 0) {
      throw new IllegalStateException("our agent does nothing: " + pointer + " is 0");
    }
  }
}
