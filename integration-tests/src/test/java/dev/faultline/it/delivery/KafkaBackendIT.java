package dev.faultline.it.delivery;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.faultline.it.attach.AgentCommand;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Jars;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged backend in the packaged agent, with a broker that is away, or wants less. */
class KafkaBackendIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static KafkaBroker broker;

  @BeforeAll
  static void start() throws IOException {
    broker = KafkaBroker.start();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  /** All JDKs at once, because what a broker is made to do takes its time. */
  @Test
  void eachEventIsOnTheTopicOrCountedAsDropped() throws IOException {
    List<Sender> senders = Jdks.few().stream().map(KafkaBackendIT::sender).toList();
    try {
      ask("0", senders);
      for (Sender sender : senders) {
        sender.program.awaitLine("Topic " + sender.topic + " not present in metadata");
        broker.createTopic(sender.topic);
      }
      awaitRecords(1, senders);

      broker.kill();
      ask("1", senders);
      for (Sender sender : senders) {
        await().atMost(PATIENCE).until(() -> sender.status().matches("(?s).*waiting +1\\b.*"));
      }
      broker.startAgain();
      awaitRecords(2, senders);

      senders.forEach(sender -> broker.limitTopic(sender.topic, 100));
      ask("2", senders);
      senders.forEach(sender -> sender.program.awaitLine("RecordTooLargeException"));
      senders.forEach(sender -> broker.limitTopic(sender.topic, 1_000_000));
      ask("3", senders);
      awaitRecords(3, senders);

      for (Sender sender : senders) {
        sender.end();
      }
    } finally {
      senders.forEach(sender -> sender.program.close());
    }
  }

  @Test
  void aWrongPasswordIsToldOnceAndWhatItCostsIsCounted() throws IOException {
    Sender sender = new Sender(Jdks.current(), "refused", broker.scram("guessed-0815"));
    try {
      broker.createTopic(sender.topic);
      for (int i = 0; i < 3; i++) {
        ask(Integer.toString(i), List.of(sender));
        String dropped = "(?s).*dropped unauthorized +" + (i + 1) + "\\b.*";
        await().atMost(PATIENCE).until(() -> sender.status().matches(dropped));
      }
      Files.createFile(sender.requests.resolve("end"));
      Outcome outcome = sender.program.await();

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.err())
          .containsOnlyOnce("unauthorized: SaslAuthenticationException")
          .doesNotContain("guessed-0815", KafkaBroker.secret());
      assertThat(broker.records(sender.topic)).isEmpty();
    } finally {
      sender.program.close();
    }
  }

  /** So that it disturbs nobody, wherever somebody puts it. */
  @Test
  void theJarHasNothingOutsideItsOwnPackage() {
    assertThat(Jars.entriesOf(Packaged.kafkaBackendJar(), name -> true).keySet())
        .hasSizeGreaterThan(1_000)
        .allMatch(
            name -> name.startsWith("dev/faultline/backend/kafka/") || name.startsWith("META-INF/"))
        .noneMatch(name -> name.startsWith("META-INF/versions/") || name.endsWith(".so"));
  }

  private static Sender sender(Jdk jdk) {
    Sender sender = new Sender(jdk, Integer.toString(jdk.major()), credentials(jdk));
    broker.createTopic(sender.metrics);
    return sender;
  }

  /** The JDK of the tests without, the oldest with a password over TLS, the newest with SCRAM. */
  private static Map<String, String> credentials(Jdk jdk) {
    if (jdk.major() == Jdks.current().major()) {
      return Map.of();
    }
    return jdk.major() < Jdks.current().major() ? broker.plain() : broker.scram();
  }

  private static void ask(String what, List<Sender> senders) throws IOException {
    for (Sender sender : senders) {
      Files.createFile(sender.requests.resolve(what));
    }
    senders.forEach(sender -> sender.program.awaitLine("caught failure " + what));
  }

  private static void awaitRecords(int count, List<Sender> senders) {
    for (Sender sender : senders) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(messages(broker.records(sender.topic))).hasSize(count));
    }
  }

  /** A program that fails when it is asked to, with the agent, and topics of its own. */
  private static final class Sender {
    private final Jdk jdk;
    private final String topic;
    private final String metrics;
    private final String address;
    private final Path requests = TestFolders.create("requests");
    private final RunningProgram program;

    Sender(Jdk jdk, String name, Map<String, String> credentials) {
      this.jdk = jdk;
      topic = "otlp_logs_" + name;
      metrics = "otlp_metrics_" + name;
      address = credentials.isEmpty() ? broker.address() : broker.secureAddress();
      AgentOptions options =
          AgentOptions.bare()
              .service("shop")
              .setting("faultline.shutdown.timeout", "60s")
              .setting("faultline.backend.jars", Packaged.kafkaBackendJar().toString())
              .setting("faultline.backends", "kafka")
              .setting("faultline.backend.kafka.bootstrap-servers", address)
              .setting("faultline.backend.kafka.topic", topic)
              .setting("faultline.backend.kafka.metrics-topic", metrics)
              .setting("faultline.backend.kafka.timeout", "3s")
              .setting("faultline.backend.kafka.producer.reconnect.backoff.max.ms", "200");
      for (Map.Entry<String, String> one : credentials.entrySet()) {
        options =
            options.setting("faultline.backend.kafka.producer." + one.getKey(), one.getValue());
      }
      program =
          JavaProgram.on(jdk)
              .with(options)
              .classPath(Programs.java("patient"))
              .mainClass("com.acme.patient.Patient")
              .arguments(requests.toString())
              .start();
    }

    String status() {
      return AgentCommand.on(jdk).succeed("status", Long.toString(program.pid()));
    }

    /** Three of four events are there, and one is counted. */
    void end() throws IOException {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(status())
                      .contains("kafka://" + address + '/' + topic)
                      .containsPattern("events produced +4\\b")
                      .containsPattern("events delivered +3\\b")
                      .containsPattern("events refused +0\\b")
                      .containsPattern("events dropped +1\\b")
                      .containsPattern("events waiting +0\\b")
                      .containsPattern("dropped too_large +1\\b"));
      Files.createFile(requests.resolve("end"));
      Outcome outcome = program.await();
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).doesNotContain("SLF4J", "kafka").endsWith("end\n");
      assertThat(outcome.err())
          .doesNotContain("SLF4J", "Exception in thread", KafkaBroker.secret());

      List<ConsumerRecord<String, byte[]>> records = broker.records(topic);
      assertThat(messages(records).values())
          .containsExactlyInAnyOrder("failure 0", "failure 1", "failure 3");
      Map<String, Long> times =
          records.stream()
              .map(KafkaBackendIT::event)
              .collect(groupingBy(one -> text(one, "exception.message"), counting()));
      assertThat(times).as("no broker was lost").containsEntry("failure 0", 1L);
      assertThat(times).as("no broker was lost").containsEntry("failure 3", 1L);
      assertThat(times.get("failure 1")).as("at least once").isBetween(1L, 2L);
      assertThat(records)
          .allSatisfy(record -> assertThat(record.key()).matches("[0-9a-f]{16}"))
          .allSatisfy(
              record ->
                  assertThat(record.headers().lastHeader("content-type").value())
                      .asString(StandardCharsets.UTF_8)
                      .isEqualTo("application/x-protobuf"));
      assertThat(records.stream().map(ConsumerRecord::key).distinct()).hasSize(1);
      assertThat(records.stream().map(ConsumerRecord::partition).distinct()).hasSize(1);
      assertThat(broker.records(metrics))
          .anySatisfy(record -> assertThat(names(record)).contains("faultline.agent.events"));
    }
  }

  /**
   * The messages of events by their ids: a record whose acknowledgement went down with the broker
   * comes again, under the same id.
   */
  private static Map<String, String> messages(List<ConsumerRecord<String, byte[]>> records) {
    Map<String, String> messages = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      LogRecord event = event(record);
      messages.put(text(event, "faultline.event.id"), text(event, "exception.message"));
    }
    return messages;
  }

  /** The one event in it, which comes from the service as it was set. */
  private static LogRecord event(ConsumerRecord<String, byte[]> record) {
    try {
      ExportLogsServiceRequest request = ExportLogsServiceRequest.parseFrom(record.value());
      ResourceLogs logs = request.getResourceLogs(0);
      assertThat(logs.getResource().getAttributesList())
          .anySatisfy(
              one -> {
                assertThat(one.getKey()).isEqualTo("service.name");
                assertThat(one.getValue().getStringValue()).isEqualTo("shop");
              });
      assertThat(logs.getScopeLogs(0).getLogRecordsCount()).isEqualTo(1);
      return logs.getScopeLogs(0).getLogRecords(0);
    } catch (InvalidProtocolBufferException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static String text(LogRecord event, String key) {
    return event.getAttributesList().stream()
        .filter(one -> one.getKey().equals(key))
        .map(one -> one.getValue().getStringValue())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(ConsumerRecord<String, byte[]> record) {
    try {
      return ExportMetricsServiceRequest.parseFrom(record.value())
          .getResourceMetrics(0)
          .getScopeMetrics(0)
          .getMetricsList()
          .stream()
          .map(metric -> metric.getName())
          .toList();
    } catch (InvalidProtocolBufferException wrong) {
      throw new AssertionError(wrong);
    }
  }
}
