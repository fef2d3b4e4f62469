package dev.faultline.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.attach.AgentCommand;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The port at which Prometheus reads the agent's metrics. */
class MetricsPortIT {
  private static final String WORK =
      "code_function_name=\"com.acme.later.Main.work\",faultline_outcome=\"returned\"";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @EveryJdk(few = true)
  void metricsAreReadUntilTheAgentIsDetached(Jdk jdk) throws Exception {
    int port = freePort();
    try (RunningProgram program = LaterProgram.on(jdk).with(agent(port)).start()) {
      program.awaitLine("metrics for Prometheus are at http://127.0.0.1:" + port + "/metrics");
      await().atMost(PATIENCE).until(() -> count(Exposition.parse(get(port, "*/*"), false)) > 20);

      String text = get(port, "text/plain");
      Exposition page = Exposition.parse(text, false);
      assertThat(text).contains("target_info{service_name=\"later\"");
      assertThat(page.types())
          .containsEntry("faultline_method_duration_seconds", "histogram")
          .containsEntry("faultline_agent_cost_seconds", "histogram")
          .containsEntry("faultline_agent_time_seconds_total", "counter")
          .containsEntry("faultline_agent_overhead_ratio", "gauge")
          .containsEntry("faultline_agent_events_total", "counter");
      // It sleeps for 5 ms.
      double calls = count(page);
      assertThat(page.value("faultline_method_duration_seconds_bucket", WORK + ",le=\"0.001\""))
          .isZero();
      assertThat(page.value("faultline_method_duration_seconds_sum", WORK))
          .isGreaterThan(calls * 0.005);

      Exposition open = Exposition.parse(get(port, "application/openmetrics-text"), true);
      assertThat(count(open)).isGreaterThanOrEqualTo(calls);
      assertThat(open.types()).containsEntry("faultline_agent_time_seconds", "counter");

      String pid = Long.toString(program.pid());
      assertThat(AgentCommand.on(jdk).succeed("status", pid))
          .contains("http://127.0.0.1:" + port + "/metrics");
      AgentCommand.on(jdk).succeed("detach", pid);
      assertThatThrownBy(() -> get(port, "*/*")).isInstanceOf(ConnectException.class);
      assertThat(program.isAlive()).isTrue();
    }
  }

  @EveryJdk(few = true)
  void aPortThatIsInUseIsToldOnceAndTriedAgain(Jdk jdk) throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        RunningProgram program = LaterProgram.on(jdk).with(agent(other.getLocalPort())).start()) {
      int port = other.getLocalPort();
      program.awaitLine("faultline.metrics.port: port " + port + " of 127.0.0.1 cannot be opened");

      other.close();

      program.awaitLine("metrics for Prometheus are at http://127.0.0.1:" + port + "/metrics");
      assertThat(program.err().split("cannot be opened", -1)).hasSize(2);
      Exposition.parse(get(port, "*/*"), false);
    }
  }

  /** Neither a class of the server is loaded nor a port opened where nobody asks for one. */
  @EveryJdk(few = true)
  void nothingIsThereUnlessAskedFor(Jdk jdk) throws Exception {
    AgentOptions bare = AgentOptions.bare().setting("faultline.metrics.interval", "0ms");
    try (RunningProgram program =
        LaterProgram.on(jdk).with(bare).jvmArguments("-verbose:class").start()) {
      program.awaitLine("pid ");
      String status = AgentCommand.on(jdk).succeed("status", Long.toString(program.pid()));

      assertThat(status).doesNotContain("metrics port");
      assertThat(program.out())
          .contains("dev.faultline.agent.MetricsPort")
          .doesNotContain("dev.faultline.client.prometheus");
    }
  }

  private static double count(Exposition page) {
    return page.value("faultline_method_duration_seconds_count", WORK);
  }

  private static AgentOptions agent(int port) {
    return AgentOptions.bare()
        .service("later")
        .setting("faultline.metrics.interval", "0ms")
        .setting("faultline.metrics.port", Integer.toString(port))
        .setting("faultline.capture.methods", "com.acme.later.Main.work(int)");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String get(int port, String accept) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
            .header("Accept", accept)
            .timeout(PATIENCE)
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}
