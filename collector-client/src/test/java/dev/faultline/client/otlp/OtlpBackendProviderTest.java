package dev.faultline.client.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.backend.SampleBackends;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.Temporality;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtlpBackendProviderTest {

  private static BackendContext context(Map<String, String> settings) {
    return SampleBackends.context("otlp", settings, Resource.builder().build());
  }

  @Test
  void isFoundByItsType() {
    assertThat(ServiceLoader.load(BackendProvider.class))
        .extracting(BackendProvider::type)
        .contains("otlp");
  }

  @Test
  void makesBackendsOfBothSignals() {
    BackendContext context = context(Map.of("endpoint", "http://backend:4318"));

    assertThat(new OtlpBackendProvider().create(context).description())
        .isEqualTo("http://backend:4318/v1/logs");
    assertThat(new OtlpBackendProvider().createForMetrics(context).description())
        .isEqualTo("http://backend:4318/v1/metrics");
  }

  @Test
  void givesAllOfMetricsUnlessDifferencesAreAskedFor() {
    assertThat(new OtlpBackendProvider().createForMetrics(context(Map.of())).temporality())
        .isEqualTo(Temporality.CUMULATIVE);
    assertThat(
            new OtlpBackendProvider()
                .createForMetrics(context(Map.of("metrics-temporality", "Delta")))
                .temporality())
        .isEqualTo(Temporality.DELTA);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "endpoint | backend:4318 | endpoint: endpoint \"backend:4318\" must start with http:// or",
        "headers | secret | headers: expected name=value, several separated by commas",
        "headers | a b=secret | headers: header \"a b\" has a character in its name",
        "proxy | proxy | proxy: is not host:port",
        "proxy | proxy:0 | proxy: is not host:port",
        "metrics-temporality | lowmemory | metrics-temporality: \"lowmemory\" is not one of"
            + " cumulative, delta",
        "read-timeout | 5 | read-timeout: \"5\" is not a positive duration",
        "read-timeout | 100d | *-timeout: readTimeout is PT2400H, must be 1 ms to 1 day",
      })
  void saysWhichSettingIsWrong(String name, String value, String message) {
    assertThatThrownBy(() -> new OtlpBackendProvider().create(context(Map.of(name, value))))
        .isInstanceOf(InvalidBackendException.class)
        .hasMessageStartingWith("faultline.backend.otlp." + message)
        .hasMessageNotContaining("secret");
  }
}
