package dev.faultline.client.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtlpEndpointTest {
  @ParameterizedTest
  @CsvSource({
    "http://localhost:4318, http://localhost:4318/v1/logs",
    "http://localhost:4318/, http://localhost:4318/v1/logs",
    "' http://localhost ', http://localhost/v1/logs",
    "https://otlp.example.com/tenant/7, https://otlp.example.com/tenant/7/v1/logs",
    "https://otlp.example.com/tenant/7/, https://otlp.example.com/tenant/7/v1/logs",
    "http://localhost:4318/v1/logs, http://localhost:4318/v1/logs",
    "http://localhost:4318/v1/logs/, http://localhost:4318/v1/logs",
    "http://[::1]:4318, http://[::1]:4318/v1/logs",
    "HTTPS://localhost, HTTPS://localhost/v1/logs",
  })
  void addsThePathOfTheSignal(String endpoint, String logsUrl) {
    assertThat(OtlpEndpoint.parse(endpoint).logsUrl()).isEqualTo(logsUrl);
    assertThat(OtlpEndpoint.parse(endpoint).metricsUrl())
        .isEqualTo(logsUrl.replace("/v1/logs", "/v1/metrics"));
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:4318, must start with http:// or https://",
    "ftp://localhost, must start with http:// or https://",
    "'', must start with http:// or https://",
    "http://, is not a URL",
    "http:/v1, has no host",
    "http://my_host:4318, has no host",
    "http://localhost:99999, has the port 99999",
    "http://localhost:, has no port behind its last colon",
    "http://localhost:0, has the port 0",
    "http://local host, is not a URL",
    "http://localhost/?a=b, must end after its path",
  })
  void saysWhatIsWrongWithAnEndpoint(String endpoint, String message) {
    assertThatThrownBy(() -> OtlpEndpoint.parse(endpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("endpoint \"" + endpoint + "\"")
        .hasMessageContaining(message)
        .hasMessageEndingWith("expected something like http://localhost:4318");
  }

  @Test
  void doesNotRepeatCredentials() {
    assertThatThrownBy(() -> OtlpEndpoint.parse("http://joe:pass@localhost"))
        .hasMessageContaining("put them in a header")
        .hasMessageNotContaining("pass");
  }
}
