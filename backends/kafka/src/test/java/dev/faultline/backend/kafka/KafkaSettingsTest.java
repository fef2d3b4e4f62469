package dev.faultline.backend.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.backend.kafka.standin.AppInfo;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.metric.Temporality;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

/** What the settings of the backend make of Kafka's own. */
class KafkaSettingsTest {
  private static KafkaSettings read(String... namesAndValues) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("bootstrap-servers", "kafka-1:9092, [::1]:9093");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return KafkaSettings.read(BackendSettings.of("faultline.backend.kafka.", values));
  }

  private static void assertRefused(String message, String... namesAndValues) {
    assertThatThrownBy(() -> read(namesAndValues))
        .isInstanceOf(InvalidBackendException.class)
        .hasMessageStartingWith("faultline.backend.kafka." + message);
  }

  @Test
  void haveDefaultsThatKeepThePromise() {
    KafkaSettings settings = read();

    assertThat(settings.topic()).isEqualTo("otlp_logs");
    assertThat(settings.metricsTopic()).isNull();
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.describe("x")).isEqualTo("kafka://kafka-1:9092,[::1]:9093/x");
    assertThat(settings.producer())
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("compression.type", "gzip")
        .containsEntry("delivery.timeout.ms", 30_000)
        .containsEntry("auto.include.jmx.reporter", false)
        .containsEntry("enable.metrics.push", false);
  }

  @Test
  void keepApartOnDiskByBrokersTopicAndCredentials() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("bootstrap-servers", "kafka-1:9092");
    values.put("topic", "faults");
    values.put("producer.sasl.jaas.config", "a.Module required;");
    values.put("timeout", "5s");
    values.put("compression", "none");
    values.put("metrics-topic", "metrics");
    values.put("metrics-temporality", "delta");
    BackendSettings settings = BackendSettings.of("faultline.backend.kafka.", values);
    KafkaSettings.read(settings);

    Set<String> apart = settings.inUse().keySet();
    apart.removeAll(new KafkaBackendProvider().tuning());
    assertThat(apart).containsExactly("bootstrap-servers", "producer.sasl.jaas.config", "topic");
  }

  @Test
  void chooseDifferencesOfMetrics() {
    assertThat(read().temporality()).isEqualTo(Temporality.CUMULATIVE);
    assertThat(read("metrics-temporality", "delta").temporality()).isEqualTo(Temporality.DELTA);
    assertRefused(
        "metrics-temporality: \"both\" is not one of cumulative, delta",
        "metrics-temporality",
        "both");
  }

  @Test
  void passTheProducersOwnOn() {
    KafkaSettings settings =
        read(
            "producer.security.protocol",
            "SASL_SSL",
            "producer.sasl.jaas.config",
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"a\";",
            "producer.max.request.size",
            "2000000");

    assertThat(settings.producer())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("max.request.size", "2000000");
  }

  @Test
  void sayWhatIsWrong() {
    assertThatThrownBy(
            () -> KafkaSettings.read(BackendSettings.of("faultline.backend.kafka.", Map.of())))
        .hasMessage(
            "faultline.backend.kafka.bootstrap-servers: is missing; set it, as in"
                + " faultline.backend.kafka.bootstrap-servers="
                + "kafka-1.example.com:9092,kafka-2.example.com:9092");
    assertRefused("bootstrap-servers: \"kafka\" is not a list of", "bootstrap-servers", "kafka");
    assertRefused("topic: \"a b\" is not a name of a topic", "topic", "a b");
    assertRefused("timeout: \"1ms\" is not a duration from 1s to 10m", "timeout", "1ms");
    assertRefused("compression: \"zstd\" is not one of gzip, none", "compression", "zstd");
    assertRefused("producer.acks: cannot be changed", "producer.acks", "0");
    assertRefused(
        "producer.retires: Kafka's producer has no such setting", "producer.retires", "1");
    assertRefused(
        "producer.batch.size: Invalid value many for configuration batch.size",
        "producer.batch.size",
        "many");
  }

  /** Brokers are told which client it is. */
  @Test
  void theStandInTellsTheClientsVersion() {
    assertThat(AppInfo.getVersion()).isEqualTo(AppInfoParser.getVersion());
  }
}
