package dev.faultline.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "ä", "a\r\nb"})
  void refusesHeaderNamesThatHttpForbids(String name) {
    assertThatThrownBy(() -> HttpSettings.builder().header(name, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret\r\nx: y", "secret\u0000", "secretö"})
  void refusesHeaderValuesThatHttpForbidsWithoutRepeatingThem(String value) {
    assertThatThrownBy(() -> HttpSettings.builder().header("api-key", value))
        .hasMessageContaining("header \"api-key\"")
        .hasMessageContaining("at 6")
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    HttpSettings.Builder builder = HttpSettings.builder();

    assertThatThrownBy(() -> builder.readTimeout(Duration.ZERO))
        .hasMessage("readTimeout is PT0S, must be 1 ms to 1 day");
    assertThatThrownBy(() -> builder.connectTimeout(Duration.ofDays(2)))
        .hasMessage("connectTimeout is PT48H, must be 1 ms to 1 day");
    assertThatThrownBy(() -> Proxy.of("", 80)).hasMessage("the proxy has no host");
    assertThatThrownBy(() -> Proxy.of("proxy", 0)).hasMessageContaining("1 to 65535");
  }

  @Test
  void keepsItsOwnCopyOfTheHeaders() {
    HttpSettings.Builder builder = HttpSettings.builder().header("a", "1");
    HttpSettings settings = builder.build();
    builder.header("b", "2");

    assertThat(settings.headers()).containsOnlyKeys("a");
  }
}
