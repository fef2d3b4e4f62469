package dev.faultline.backend.kafka;

import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Sends batches to one topic, and waits for the brokers to acknowledge every record. The producer
 * is made by the first batch. One thread sends; {@link #cancel} may be called by any.
 *
 * <p>Records of a batch are answered one by one. When some are to be sent again, those that are not
 * are remembered, so that a batch that comes again brings nothing twice, as long as this lives.
 */
final class TopicProducer {
  /** How many batches are remembered that have been sent in part. */
  private static final int REMEMBERED = 256;

  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final KafkaSettings settings;
  private final String topic;
  private final ProducerFactory factory;
  private final Map<String, Progress> begun =
      new LinkedHashMap<String, Progress>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Progress> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Null when there is none. */
  private volatile Producer<byte[], byte[]> producer;

  /** Of the attempt that is under way. */
  private volatile Progress current = new Progress(0);

  private volatile boolean cancelled;

  TopicProducer(KafkaSettings settings, String topic) {
    this(
        settings,
        topic,
        new ProducerFactory() {
          @Override
          public Producer<byte[], byte[]> make(KafkaSettings settings) {
            return new KafkaProducer<>(settings.producer());
          }
        });
  }

  TopicProducer(KafkaSettings settings, String topic, ProducerFactory factory) {
    this.settings = settings;
    this.topic = topic;
    this.factory = factory;
  }

  /** Makes producers, which open connections. */
  interface ProducerFactory {
    Producer<byte[], byte[]> make(KafkaSettings settings);
  }

  SendOutcome send(byte[] body) {
    RecordBatch batch;
    try {
      batch = RecordBatch.read(body);
    } catch (IOException damaged) {
      return SendOutcome.rejected(DropReason.SEND_FAILED, "not a batch: " + damaged.getMessage());
    }
    Progress progress = begun.remove(batch.id());
    progress = progress == null ? new Progress(batch.entries().size()) : progress;
    current = progress;
    KafkaFailure failure = attempt(batch, progress);
    SendOutcome outcome = progress.outcome();
    if (outcome != null) {
      return outcome;
    }
    if (failure != null && failure.endsProducer()) {
      close();
    }
    if (progress.hasSettled()) {
      begun.put(batch.id(), progress);
    } else if (failure != null && failure.refusal() != null) {
      return SendOutcome.rejected(failure.refusal(), failure.text());
    }
    return SendOutcome.retryable(failure == null ? "no acknowledgement" : failure.text());
  }

  /** Returns what hindered it; null when every record was answered, or none in time. */
  private KafkaFailure attempt(RecordBatch batch, Progress progress) {
    try {
      Producer<byte[], byte[]> to = producer();
      // Waits for a broker that knows the topic once, and not for each record.
      to.partitionsFor(topic);
      progress.begin();
      List<RecordBatch.Entry> entries = batch.entries();
      for (int i = 0; i < entries.size() && progress.failure() == null; i++) {
        if (!progress.isSettled(i)) {
          send(to, entries.get(i), i, progress);
        }
      }
      if (!progress.await(settings.timeout().plusSeconds(5).toNanos())) {
        return new KafkaFailure(new KafkaException("not acknowledged in time"));
      }
      return progress.failure();
    } catch (InterruptException | InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new KafkaFailure(interrupted);
    } catch (RuntimeException failed) {
      return new KafkaFailure(failed);
    }
  }

  private Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> made = producer;
    if (made == null) {
      made = factory.make(settings);
      producer = made;
    }
    if (cancelled) {
      throw new KafkaException("cancelled");
    }
    return made;
  }

  private void send(
      Producer<byte[], byte[]> to, RecordBatch.Entry entry, final int number, final Progress of) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, entry.key, entry.value);
    record.headers().add("content-type", settings.contentType());
    of.sending();
    try {
      to.send(
          record,
          new Callback() {
            @Override
            public void onCompletion(RecordMetadata place, Exception failed) {
              if (failed == null) {
                of.acknowledged(number);
              } else {
                of.failed(number, failed);
              }
            }
          });
    } catch (RuntimeException refused) {
      // Without a call of the callback.
      of.failed(number, refused);
    }
  }

  void cancel() {
    cancelled = true;
    current.cancel();
    Producer<byte[], byte[]> made = producer;
    if (made != null) {
      made.close(Duration.ZERO);
    }
  }

  void close() {
    Producer<byte[], byte[]> made = producer;
    producer = null;
    if (made != null) {
      made.close(CLOSING);
    }
  }
}
