package dev.faultline.backend.kafka;

import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
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
  private final ProducerCloser closer;
  private final Map<String, Progress> begun =
      new LinkedHashMap<String, Progress>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Progress> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Null when there is none. */
  private final AtomicReference<Producer<byte[], byte[]>> producer = new AtomicReference<>();

  /** Of the attempt that is under way. */
  private volatile Progress current = new Progress(0);

  private volatile boolean cancelled;

  /** The thread in {@link #send}, null for none. Guarded by this. */
  private Thread sending;

  TopicProducer(KafkaSettings settings, String topic, ThreadFactory threads) {
    this(
        settings,
        topic,
        threads,
        new ProducerFactory() {
          @Override
          public Producer<byte[], byte[]> make(KafkaSettings settings) {
            return new KafkaProducer<>(settings.producer());
          }
        });
  }

  TopicProducer(
      KafkaSettings settings, String topic, ThreadFactory threads, ProducerFactory factory) {
    this.settings = settings;
    this.topic = topic;
    this.closer = new ProducerCloser(threads);
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
    begin();
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
      if (cancelled) {
        return new KafkaFailure(new KafkaException("cancelled"));
      }
      Thread.currentThread().interrupt();
      return new KafkaFailure(interrupted);
    } catch (RuntimeException failed) {
      return new KafkaFailure(failed);
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    sending = Thread.currentThread();
  }

  private synchronized void end() {
    sending = null;
    if (cancelled) {
      // It was for this attempt alone.
      Thread.interrupted();
    }
  }

  private Producer<byte[], byte[]> producer() {
    refuseWhenCancelled();
    Producer<byte[], byte[]> made = producer.get();
    if (made == null) {
      made = factory.make(settings);
      producer.set(made);
      refuseWhenCancelled();
    }
    return made;
  }

  private void refuseWhenCancelled() {
    if (cancelled) {
      throw new KafkaException("cancelled");
    }
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

  /** Waits for nothing. */
  void cancel() {
    cancelled = true;
    current.cancel();
    interrupt();
    close(Duration.ZERO);
  }

  /** Whoever waits to hear of the topic hears nothing of the producer's end for as long. */
  private synchronized void interrupt() {
    if (sending != null) {
      sending.interrupt();
    }
  }

  /** Waits for nothing. */
  void close() {
    close(CLOSING);
  }

  private void close(Duration timeout) {
    Producer<byte[], byte[]> made = producer.getAndSet(null);
    if (made != null) {
      closer.close(made, timeout);
    }
  }
}
