package dev.faultline.it.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.backend.Variables;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedCollector.class)
class LimitsIT {

  private final CollectorProcess collector;

  LimitsIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void snapshotsAreBoundedFromTheStart(Jdk jdk) {
    Variables variables = run(jdk, "limits-default-" + jdk.major(), "too large", agent -> agent);

    assertThat(variables.get("text").asText()).hasSize(512 + "… (+488 chars)".length());
    assertThat(variables.get("text").asText()).startsWith("abcdefghij").endsWith("… (+488 chars)");
    assertThat(variables.get("numbers")).hasSize(21);
    assertThat(variables.get("numbers").get(20).asText()).isEqualTo("… (+980 more)");
    assertThat(variables.get("names").get(20).asText()).isEqualTo("… (+30 more)");
    assertThat(variables.get("map")).hasSize(21);
    assertThat(variables.get("map").path("…").asText()).isEqualTo("+20 more");
    assertThat(variables.get("wide")).hasSize(5);
    assertThat(levels(variables.get("chain"))).isEqualTo(3);
  }

  @EveryJdk
  void theLimitsCanBeSet(Jdk jdk) {
    Variables variables =
        run(
            jdk,
            "limits-set-" + jdk.major(),
            "too large",
            agent ->
                agent
                    .setting("faultline.snapshot.string-length", "10")
                    .setting("faultline.snapshot.elements", "2")
                    .setting("faultline.snapshot.fields", "3")
                    .setting("faultline.snapshot.depth", "5"));

    assertThat(variables.json("text")).isEqualTo("\"abcdefghij… (+990 chars)\"");
    assertThat(variables.json("numbers")).isEqualTo("[0,0,\"… (+998 more)\"]");
    assertThat(variables.json("map")).isEqualTo("{\"0\":\"v0\",\"1\":\"v1\",\"…\":\"+38 more\"}");
    assertThat(variables.json("wide"))
        .isEqualTo(
            "{\"@type\":\"com.acme.limits.Limits$Wide\",\"a\":1,\"b\":2,\"c\":3,\"…\":\"+1 more\"}");
    assertThat(levels(variables.get("chain"))).isEqualTo(5);
  }

  @EveryJdk
  void aSnapshotAsAWholeIsBounded(Jdk jdk) {
    Variables variables =
        run(
            jdk,
            "limits-budget-" + jdk.major(),
            "too many",
            agent -> agent.setting("faultline.snapshot.values", "50"));

    assertThat(variables.get("grid").get(0)).hasSize(21);
    assertThat(variables.get("grid").get(19).path("@cut").asText()).isEqualTo("budget");
  }

  private Variables run(
      Jdk jdk, String service, String message, UnaryOperator<AgentOptions> settings) {
    AgentOptions agent = AgentOptions.sendingTo(collector.uri()).service(service);
    JavaProgram.on(jdk)
        .classPath(Programs.java("limits"))
        .mainClass("com.acme.limits.Limits")
        .with(settings.apply(agent))
        .run();
    return collector.events(service).awaitMessage(message).variables();
  }

  /** How many nodes of the chain are entered; the one after them is cut. */
  private static int levels(JsonNode chain) {
    int levels = 0;
    JsonNode node = chain;
    while (node.has("level")) {
      assertThat(node.path("level").asInt()).isEqualTo(levels);
      levels++;
      node = node.path("next");
    }
    assertThat(node.path("@cut").asText()).isEqualTo("depth");
    return levels;
  }
}
