package dev.faultline.client.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.backend.SampleBackends;
import dev.faultline.client.event.Resource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentryBackendProviderTest {
  private static Backend create(Map<String, String> settings) {
    return SampleBackends.create("sentry", settings, Resource.builder().build());
  }

  @Test
  void isCalledByItsAddressWithoutKeys() {
    Backend backend =
        create(
            Map.of(
                "dsn",
                "https://k3y:s3cret@sentry.example.com/42",
                "when-limited",
                "wait",
                "client-reports",
                "false"));

    assertThat(backend.description()).isEqualTo("https://sentry.example.com/api/42/envelope/");
    assertThat(backend.maxBatchEvents()).isEqualTo(1);
  }

  @Test
  void needsADsn() {
    assertThatThrownBy(() -> create(Map.of()))
        .isInstanceOf(InvalidBackendException.class)
        .hasMessage(
            "faultline.backend.sentry.dsn: is missing; set it, as in"
                + " https://KEY@sentry.example.com/42");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dsn | https://k3y:s3cret@host | dsn: DSN \"https://...@host\" has no project at its end",
        "when-limited | hope | when-limited: \"hope\" is not one of drop, wait",
        "client-reports | yes | client-reports: \"yes\" is not true or false",
        "proxy | p | proxy: is not host:port",
      })
  void saysWhichSettingIsWrong(String name, String value, String message) {
    Map<String, String> settings = new HashMap<>();
    settings.put("dsn", "https://k3y@host/1");
    settings.put(name, value);

    assertThatThrownBy(() -> create(settings))
        .isInstanceOf(InvalidBackendException.class)
        .hasMessageStartingWith("faultline.backend.sentry." + message);
  }
}
