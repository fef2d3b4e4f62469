package dev.faultline.it.facade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A program that was compiled against the facade, without the agent and with it. */
class FacadeIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @EveryJdk
  void nothingHappensWithoutTheAgent(Jdk jdk) {
    Outcome outcome = program(jdk).run();

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(ids(outcome)).hasSize(7).allSatisfy((name, id) -> assertThat(id).isEmpty());
  }

  @EveryJdk
  void whatTheProgramTellsArrives(Jdk jdk) throws IOException {
    check(program(jdk));
  }

  @EveryJdk(from = 21)
  void onVirtualThreadsToo(Jdk jdk) throws IOException {
    check(program(jdk).arguments("virtual"));
  }

  private static void check(JavaProgram program) throws IOException {
    try (RecordingBackend backend = RecordingBackend.start()) {
      Outcome outcome =
          program
              .with(
                  AgentOptions.sendingTo(backend.uri())
                      .setting("faultline.tags", "team=shop")
                      .setting("faultline.release", "2.4.1")
                      .setting("faultline.environment", "test"))
              .run();
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.withoutAgentLines().err()).isEmpty();
      assertThat(outcome.agentLines()).noneMatch(line -> line.contains("WARN"));

      Map<String, String> ids = ids(outcome);
      Map<String, String> records = records(backend);
      assertThat(records.keySet()).containsExactlyInAnyOrderElementsOf(ids.values());
      inAScope(records.get(ids.get("scope")));
      assertThat(records.get(ids.get("carried")))
          .contains(tag("order", "carried"), "\"WARN\"", "on another thread");
      assertThat(records.get(ids.get("left"))).doesNotContain("carried", "main street");
      assertThat(records.get(ids.get("library")))
          .contains(
              tag("shop", "main street"),
              "NumberFormatException",
              "\"catch-site\"",
              "\"Faultline.capture\"");
      assertThat(records.get(ids.get("after")))
          .as("thrown in the scope, captured after it")
          .contains(tag("order", "over"));
      assertThat(records.get(ids.get("message")))
          .contains("stock is low", "\"message\"", "\"WARN\"", tag("shop", "main street"))
          .doesNotContain("faultline.exceptions", "\"order\"");
      assertThat(records.get(ids.get("closed"))).doesNotContain("\"order\"");
      assertThat(backend.received())
          .contains(tag("service.version", "2.4.1"), tag("deployment.environment.name", "test"))
          .doesNotContain("hunter2", "secret");
    }
  }

  private static void inAScope(String event) {
    assertThat(event)
        .contains(
            tag("team", "shop"),
            tag("shop", "main street"),
            tag("order", "4711"),
            tag("express", "true"),
            tag("password", "[redacted]"),
            tag("name", "Ann"),
            tag("category", "http"),
            tag("level", "warning"),
            "{\"key\":\"status\",\"value\":{\"intValue\":\"503\"}}",
            tag("apiKey", "[redacted]"),
            tag("detail", "Faultline.capture"));
    assertThat(event.indexOf("reserved")).isLessThan(event.indexOf("GET /quote"));
  }

  /** The records that were sent, as JSON, each as it was sent last, by the event's id. */
  private static Map<String, String> records(RecordingBackend backend) throws IOException {
    Map<String, String> records = new LinkedHashMap<>();
    for (String body : backend.received().lines().toList()) {
      for (JsonNode list : JSON.readTree(body).findValues("logRecords")) {
        for (JsonNode record : list) {
          records.put(id(record), record.toString());
        }
      }
    }
    return records;
  }

  private static String id(JsonNode record) {
    for (JsonNode attribute : record.path("attributes")) {
      if (attribute.path("key").asText().equals("faultline.event.id")) {
        return attribute.path("value").path("stringValue").asText();
      }
    }
    throw new AssertionError("without an id: " + record);
  }

  private static String tag(String name, String value) {
    return "{\"key\":\"" + name + "\",\"value\":{\"stringValue\":\"" + value + "\"}}";
  }

  /** What the program printed: names and ids. */
  private static Map<String, String> ids(Outcome outcome) {
    Map<String, String> ids = new LinkedHashMap<>();
    outcome.out().lines().forEach(line -> ids.put(line.split("=", 2)[0], line.split("=", 2)[1]));
    return ids;
  }

  private static JavaProgram program(Jdk jdk) {
    return JavaProgram.on(jdk)
        .classPath(Programs.java("facade", Packaged.annotationsJar()), Packaged.annotationsJar())
        .mainClass("com.acme.facade.Orders");
  }
}
