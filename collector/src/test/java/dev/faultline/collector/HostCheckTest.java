package dev.faultline.collector;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.testing.CollectorTestCase;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest extends CollectorTestCase {

  private String get(String path, String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", collector.uri("/").getPort())) {
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:80",
        "127.0.0.1:4318",
        "[::1]",
        "[::1]:1",
        "shop.example:9"
      })
  void thisMachineIsKnownByItsOwnNamesAndThoseGiven(String host) throws IOException {
    assertThat(get("/api/v1/issues", host)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example:4318",
        "127.0.0.1.evil.example",
        "::1",
        ""
      })
  void otherNamesAreRefused(String host) throws IOException {
    for (String path : new String[] {"/", "/api/v1/issues", "/assets/faultline.css", "/nosuch"}) {
      assertThat(get(path, host)).matches("(?s)HTTP/1.1 4(21|00) .*").doesNotContain("\"issues\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:4318"})
  void theRefusalTellsHowToAllowAName(String host) throws IOException {
    assertThat(get("/api/v1/issues", host))
        .startsWith("HTTP/1.1 421 ")
        .contains("{\"error\":\"This collector is not known as '" + host, "--allow-host NAME");
    assertThat(get("/v1/logs", host)).startsWith("HTTP/1.1 421 ");
  }
}
