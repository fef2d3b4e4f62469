package dev.faultline.backend.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a batch when brokers answer each record as they like. */
class TopicProducerTest {
  private final List<MockProducer<byte[], byte[]>> made = new ArrayList<>();
  private RuntimeException unmakeable;

  /** Closing ends with this. */
  private volatile CountDownLatch gone = new CountDownLatch(0);

  private final List<Thread> closing = new CopyOnWriteArrayList<>();
  private volatile boolean topicUnknown;
  private final TopicProducer producer =
      new TopicProducer(
          KafkaSettings.read(
              BackendSettings.of("", Map.of("bootstrap-servers", "127.0.0.1:9", "timeout", "10s"))),
          "logs",
          Thread::new,
          settings -> make());

  private MockProducer<byte[], byte[]> make() {
    if (unmakeable != null) {
      throw unmakeable;
    }
    Node node = new Node(0, "127.0.0.1", 9);
    Cluster cluster =
        new Cluster(
            "one",
            List.of(node),
            List.of(new PartitionInfo("logs", 0, node, new Node[] {node}, new Node[] {node})),
            Set.of(),
            Set.of());
    MockProducer<byte[], byte[]> mock =
        new MockProducer<>(
            cluster,
            false,
            new RoundRobinPartitioner(),
            new ByteArraySerializer(),
            new ByteArraySerializer()) {
          @Override
          public List<PartitionInfo> partitionsFor(String topic) {
            if (topicUnknown) {
              waitForTheTopic();
            }
            return super.partitionsFor(topic);
          }

          @Override
          public void close(Duration timeout) {
            closing.add(Thread.currentThread());
            try {
              gone.await();
            } catch (InterruptedException interrupted) {
              throw new InterruptException(interrupted);
            }
            super.close(timeout);
          }
        };
    made.add(mock);
    return mock;
  }

  private static void waitForTheTopic() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    }
  }

  private static byte[] batch(String... values) throws IOException {
    RecordBatch.Writer batch = new RecordBatch.Writer(String.join("-", values), values.length);
    for (String value : values) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(value.getBytes(StandardCharsets.UTF_8));
      batch.add("key of " + value, bytes);
    }
    return batch.toBytes();
  }

  /** Sends, while the broker answers each record: null acknowledges it. */
  private SendOutcome send(byte[] body, RuntimeException... answers) throws Exception {
    CompletableFuture<SendOutcome> sent = CompletableFuture.supplyAsync(() -> producer.send(body));
    for (RuntimeException answer : answers) {
      await()
          .until(
              () ->
                  !made.isEmpty()
                      && (answer == null ? last().completeNext() : last().errorNext(answer)));
    }
    return sent.get(30, TimeUnit.SECONDS);
  }

  private MockProducer<byte[], byte[]> last() {
    return made.get(made.size() - 1);
  }

  private List<String> sent() {
    return made.stream()
        .flatMap(one -> one.history().stream())
        .map(ProducerRecord::value)
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void isAcceptedWhenAllIsAcknowledged() throws Exception {
    assertThat(send(batch("a", "b"), null, null).kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
    assertThat(sent()).containsExactly("a", "b");
    ProducerRecord<byte[], byte[]> first = last().history().get(0);
    assertThat(first.topic()).isEqualTo("logs");
    assertThat(first.key()).asString(StandardCharsets.UTF_8).isEqualTo("key of a");
    assertThat(first.headers().lastHeader("content-type").value())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("application/x-protobuf");
  }

  @Test
  void sendsOnlyThoseAgainThatWereNotAnswered() throws Exception {
    byte[] body = batch("a", "b", "c");

    SendOutcome first = send(body, null, new NotEnoughReplicasException("2 of 3"), null);
    assertThat(first.kind()).isEqualTo(SendOutcome.Kind.RETRYABLE);
    assertThat(first.detail()).isEqualTo("NotEnoughReplicasException: 2 of 3");
    SendOutcome second = send(body, (RuntimeException) null);

    assertThat(second.kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
    assertThat(second.refused()).isZero();
    assertThat(sent()).containsExactly("a", "b", "c", "b");
    assertThat(send(body, null, null, null).kind())
        .as("settled, so it is another one")
        .isEqualTo(SendOutcome.Kind.ACCEPTED);
  }

  @Test
  void countsThoseThatWereRefusedOverAllAttempts() throws Exception {
    byte[] body = batch("a", "b", "c");

    SendOutcome first =
        send(body, new RecordTooLargeException("of 9"), new TimeoutException("slow"), null);
    SendOutcome second = send(body, new PolicyViolationException("no b"));

    assertThat(first.kind()).isEqualTo(SendOutcome.Kind.RETRYABLE);
    assertThat(second.kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
    assertThat(second.refused()).isEqualTo(2);
    assertThat(second.detail()).isEqualTo("PolicyViolationException: no b");
  }

  @Test
  void isRejectedWhenNothingOfItIsTaken() throws Exception {
    SendOutcome outcome =
        send(batch("a", "b"), new RecordTooLargeException("1"), new RecordTooLargeException("2"));

    assertThat(outcome.reason()).isEqualTo(DropReason.TOO_LARGE);
    assertThat(send(batch("c"), new TopicAuthorizationException("logs")).reason())
        .isEqualTo(DropReason.FORBIDDEN);
  }

  @Test
  void sendsNothingWhileNoBrokerKnowsTheTopic() throws Exception {
    byte[] body = batch("a");
    send(batch("first"), (RuntimeException) null);
    last().partitionsForException = new TimeoutException("Topic logs not present in metadata");

    SendOutcome away = send(body);
    last().partitionsForException = new SaslAuthenticationException("wrong password");
    SendOutcome denied = send(body);

    assertThat(away.kind()).isEqualTo(SendOutcome.Kind.RETRYABLE);
    assertThat(away.detail()).contains("Topic logs not present in metadata");
    assertThat(denied.reason()).isEqualTo(DropReason.UNAUTHORIZED);
    assertThat(sent()).containsExactly("first");
  }

  @Test
  void takesAnotherProducerWhenOneIsOfNoUseAnyMore() throws Exception {
    byte[] body = batch("a");

    SendOutcome fenced = send(body, new OutOfOrderSequenceException("7 after 5"));
    SendOutcome again = send(body, (RuntimeException) null);

    assertThat(fenced.kind()).isEqualTo(SendOutcome.Kind.RETRYABLE);
    assertThat(again.kind()).isEqualTo(SendOutcome.Kind.ACCEPTED);
    assertThat(made).hasSize(2);
    await().until(() -> made.get(0).closed());
  }

  @Test
  void triesAgainWhenNoProducerCanBeMadeNow() throws Exception {
    unmakeable =
        new KafkaException(
            "Failed to construct kafka producer",
            new IllegalArgumentException("No resolvable bootstrap urls"));

    SendOutcome outcome = send(batch("a"));

    assertThat(outcome.kind()).isEqualTo(SendOutcome.Kind.RETRYABLE);
    assertThat(outcome.detail()).contains("No resolvable bootstrap urls");
    unmakeable = null;
    assertThat(send(batch("a"), (RuntimeException) null).kind())
        .isEqualTo(SendOutcome.Kind.ACCEPTED);
  }

  @Test
  void returnsSoonWhenItIsCancelled() throws Exception {
    byte[] body = batch("a");
    CompletableFuture<SendOutcome> sent = CompletableFuture.supplyAsync(() -> producer.send(body));
    await().until(() -> sent().size() == 1);

    producer.cancel();

    assertThat(sent.get(5, TimeUnit.SECONDS).kind()).isEqualTo(SendOutcome.Kind.RETRYABLE);
    assertThat(producer.send(body).kind()).isEqualTo(SendOutcome.Kind.RETRYABLE);
  }

  @Test
  @Timeout(60)
  void waitsForNoProducerThatIsClosed() throws Exception {
    gone = new CountDownLatch(1);
    byte[] body = batch("a");
    CompletableFuture<SendOutcome> sent = CompletableFuture.supplyAsync(() -> producer.send(body));
    await().until(() -> sent().size() == 1);

    producer.cancel();
    sent.get();
    producer.close();

    await().until(() -> closing.size() == 1);
    assertThat(last().closed()).isFalse();
    assertThat(closing.get(0).isDaemon()).isTrue();
    gone.countDown();
    closing.get(0).join();
    assertThat(last().closed()).isTrue();
    assertThat(closing).as("once").hasSize(1);
  }

  @Test
  @Timeout(60)
  void isCancelledWhileNoBrokerAnswers() throws Exception {
    topicUnknown = true;
    byte[] body = batch("a");
    AtomicBoolean interrupted = new AtomicBoolean();
    CompletableFuture<SendOutcome> sent =
        CompletableFuture.supplyAsync(
            () -> {
              SendOutcome outcome = producer.send(body);
              interrupted.set(Thread.currentThread().isInterrupted());
              return outcome;
            });
    await().until(() -> made.size() == 1);

    producer.cancel();

    assertThat(sent.get().detail()).isEqualTo("KafkaException: cancelled");
    assertThat(interrupted).as("the thread is for others to use again").isFalse();
    assertThat(producer.send(body).detail()).contains("cancelled");
    assertThat(made).hasSize(1);
  }

  @Test
  void givesUpWhatAFaultOfTheClientsIsInTheWayOf() throws Exception {
    assertThat(send(batch("a"), new NullPointerException("of Kafka's")).reason())
        .isEqualTo(DropReason.SEND_FAILED);
  }

  @Test
  void givesUpWhatIsNoBatch() {
    assertThat(producer.send(new byte[] {1, 2, 3}).reason()).isEqualTo(DropReason.SEND_FAILED);
  }
}
