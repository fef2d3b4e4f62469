package dev.faultline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.sample.BookshopClient.Answer;
import dev.faultline.sample.traffic.Scenario;
import dev.faultline.sample.traffic.Scenarios;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Every request that the bookshop lists is answered as the list says. */
@BookshopTest
class ScenariosTest {
  @LocalServerPort int port;

  static Stream<Scenario> scenarios() {
    return Stream.concat(Scenarios.succeeding().stream(), Scenarios.failing().stream());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void isAnsweredAsListed(Scenario scenario) {
    Answer answer = new BookshopClient(port).send(scenario);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(scenario.status());
  }

  @Test
  void theFirstPageListsThemWithCommandsForThisPort() {
    JsonNode index = new BookshopClient(port).get("/").body();
    List<String> commands =
        Stream.of("succeeding", "failing")
            .flatMap(list -> StreamSupport.stream(index.get(list).spliterator(), false))
            .map(call -> call.get("command").asString())
            .toList();
    assertThat(commands)
        .hasSameSizeAs(scenarios().toList())
        .allSatisfy(command -> assertThat(command).contains("http://localhost:" + port + "/"));
  }
}
