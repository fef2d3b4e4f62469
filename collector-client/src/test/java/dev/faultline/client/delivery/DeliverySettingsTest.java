package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliverySettingsTest {
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
    DeliverySettings settings = DeliverySettings.builder().endpoint(endpoint).build();

    assertThat(settings.logsUrl()).isEqualTo(logsUrl);
    assertThat(settings.secure()).isEqualTo(logsUrl.toLowerCase().startsWith("https"));
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
    assertThatThrownBy(() -> DeliverySettings.builder().endpoint(endpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("endpoint \"" + endpoint + "\"")
        .hasMessageContaining(message)
        .hasMessageEndingWith("expected something like http://localhost:4318");
  }

  @Test
  void doesNotRepeatCredentials() {
    assertThatThrownBy(() -> DeliverySettings.builder().endpoint("http://joe:pass@localhost"))
        .hasMessageContaining("put them in a header")
        .hasMessageNotContaining("pass");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "ä", "a\r\nb"})
  void refusesHeaderNamesThatHttpForbids(String name) {
    assertThatThrownBy(() -> DeliverySettings.builder().header(name, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret\r\nx: y", "secret\u0000", "secretö"})
  void refusesHeaderValuesThatHttpForbidsWithoutRepeatingThem(String value) {
    assertThatThrownBy(() -> DeliverySettings.builder().header("api-key", value))
        .hasMessageContaining("header \"api-key\"")
        .hasMessageContaining("at 6")
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    DeliverySettings.Builder builder = DeliverySettings.builder();

    assertThatThrownBy(() -> builder.queueCapacity(0))
        .hasMessage("queueCapacity is 0, must be 1 or more");
    assertThatThrownBy(() -> builder.batchBytes(-1))
        .hasMessage("batchBytes is -1, must be 1 or more");
    assertThatThrownBy(() -> builder.readTimeout(Duration.ZERO))
        .hasMessage("readTimeout is PT0S, must be 1 ms to 1 day");
    assertThatThrownBy(() -> builder.connectTimeout(Duration.ofDays(2)))
        .hasMessage("connectTimeout is PT48H, must be 1 ms to 1 day");
    assertThatThrownBy(() -> builder.batchInterval(Duration.ofMillis(-1)))
        .hasMessageContaining("must be 0 to 1 day");
    assertThatThrownBy(() -> builder.proxy("", 80)).hasMessage("the proxy has no host");
    assertThatThrownBy(() -> builder.proxy("proxy", 0)).hasMessageContaining("1 to 65535");
    assertThatThrownBy(() -> builder.initialBackoff(Duration.ofHours(1)).build())
        .hasMessageContaining("initialBackoff (PT1H) is longer than maxBackoff (PT30S)");
  }

  @Test
  void keepsItsOwnCopyOfTheHeaders() {
    DeliverySettings.Builder builder = DeliverySettings.builder().header("a", "1");
    DeliverySettings settings = builder.build();
    builder.header("b", "2");

    assertThat(settings.headers()).containsOnlyKeys("a");
  }
}
