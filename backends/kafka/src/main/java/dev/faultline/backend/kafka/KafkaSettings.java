package dev.faultline.backend.kafka;

import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.metric.Temporality;
import dev.faultline.client.otlp.OtlpEncoding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Where records go, and how. Immutable. */
final class KafkaSettings {
  private static final String PASSED_ON = "producer.";
  private static final String SERVERS = "bootstrap-servers";
  private static final String METRICS_TOPIC = "metrics-topic";
  private static final String METRICS_TEMPORALITY = "metrics-temporality";
  private static final String TIMEOUT = "timeout";
  private static final String COMPRESSION = "compression";
  private static final String EXAMPLE = "kafka-1.example.com:9092,kafka-2.example.com:9092";

  /**
   * In bytes before compression: what an event has at most by an estimate, which may be off by 2.
   */
  private static final int MAX_REQUEST_SIZE = 2 << 20;

  private static final Pattern SERVER =
      Pattern.compile("[^\\s,:/]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d+");
  private static final Pattern WRONG_NAME = Pattern.compile("configuration ([a-z0-9.]+)");

  /** What this backend's promises rest on, and what would reach into the application. */
  private static final Set<String> OURS =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  ProducerConfig.ACKS_CONFIG,
                  ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                  ProducerConfig.COMPRESSION_TYPE_CONFIG,
                  ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                  ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                  ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                  ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                  ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG,
                  "auto.include.jmx.reporter",
                  "enable.metrics.push")));

  private final String servers;
  private final String topic;
  private final String metricsTopic;
  private final Temporality temporality;
  private final Duration timeout;
  private final Map<String, Object> producer;

  private KafkaSettings(BackendSettings settings) {
    servers = settings.required(SERVERS, settings.fullName(SERVERS) + '=' + EXAMPLE);
    for (String server : servers.split(",")) {
      if (!SERVER.matcher(server.trim()).matches()) {
        throw settings.invalid(SERVERS, "a list of host:port, such as " + EXAMPLE);
      }
    }
    topic = topic(settings, "topic", "otlp_logs");
    metricsTopic = topic(settings, METRICS_TOPIC, null);
    temporality =
        Temporality.valueOf(
            settings
                .choice(METRICS_TEMPORALITY, "cumulative", "cumulative", "delta")
                .toUpperCase(Locale.ROOT));
    timeout = settings.duration(TIMEOUT, Duration.ofSeconds(30));
    if (timeout.toMillis() < 1_000 || timeout.toMillis() > 600_000) {
      throw settings.invalid(TIMEOUT, "a duration from 1s to 10m");
    }
    producer = Collections.unmodifiableMap(producer(settings));
  }

  /**
   * As {@link dev.faultline.client.backend.BackendProvider#tuning()}. What is passed on to the
   * producer is not among it: credentials are.
   */
  static Set<String> tuning() {
    return Collections.unmodifiableSet(
        new HashSet<>(Arrays.asList(METRICS_TOPIC, METRICS_TEMPORALITY, TIMEOUT, COMPRESSION)));
  }

  /**
   * Reads and checks them; opens nothing.
   *
   * @throws InvalidBackendException when one does not fit
   */
  static KafkaSettings read(BackendSettings settings) {
    return new KafkaSettings(settings);
  }

  private static String topic(BackendSettings settings, String name, String otherwise) {
    String topic = settings.text(name, otherwise);
    if (topic != null && !topic.matches("[a-zA-Z0-9._-]{1,249}")) {
      throw settings.invalid(
          name, "a name of a topic: letters, digits, dots, hyphens, underscores");
    }
    return topic;
  }

  private Map<String, Object> producer(BackendSettings settings) {
    int millis = (int) timeout.toMillis();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(ProducerConfig.CLIENT_ID_CONFIG, "faultline");
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, millis / 2));
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.max(1, millis / 3));
    all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_SIZE);
    addPassedOn(settings, all);
    all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        settings.choice(COMPRESSION, "gzip", "gzip", "none"));
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    all.put("auto.include.jmx.reporter", false);
    all.put("enable.metrics.push", false);
    check(settings, all);
    return all;
  }

  private static void addPassedOn(BackendSettings settings, Map<String, Object> all) {
    for (String name : settings.values().keySet()) {
      if (!name.startsWith(PASSED_ON)) {
        continue;
      }
      String kafkas = name.substring(PASSED_ON.length());
      String value = settings.text(name, "");
      if (OURS.contains(kafkas)) {
        throw new InvalidBackendException(
            settings.fullName(name), "cannot be changed; docs/backends.md says why");
      }
      if (!ProducerConfig.configNames().contains(kafkas)) {
        throw new InvalidBackendException(
            settings.fullName(name), "Kafka's producer has no such setting");
      }
      all.put(kafkas, ClassNames.here(value));
    }
  }

  private static void check(BackendSettings settings, Map<String, Object> all) {
    try {
      new ProducerConfig(all);
    } catch (ConfigException wrong) {
      Matcher name = WRONG_NAME.matcher(wrong.getMessage());
      String setting = name.find() ? PASSED_ON + name.group(1) : PASSED_ON + '*';
      throw new InvalidBackendException(settings.fullName(setting), wrong.getMessage());
    }
  }

  String topic() {
    return topic;
  }

  /** Null for none. */
  String metricsTopic() {
    return metricsTopic;
  }

  /** Of metrics. */
  Temporality temporality() {
    return temporality;
  }

  /** For how long a record may be under way. */
  Duration timeout() {
    return timeout;
  }

  /** What Kafka's producer is made of. */
  Map<String, Object> producer() {
    return producer;
  }

  byte[] contentType() {
    return OtlpEncoding.PROTOBUF.contentType().getBytes(StandardCharsets.US_ASCII);
  }

  /** A topic for people. */
  String describe(String ofTopic) {
    return "kafka://" + servers.replaceAll("\\s", "") + '/' + ofTopic;
  }
}
