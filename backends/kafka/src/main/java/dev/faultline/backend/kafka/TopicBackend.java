package dev.faultline.backend.kafka;

import dev.faultline.client.backend.BatchSender;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.EventIds;
import java.io.IOException;
import java.util.concurrent.ThreadFactory;

/** Sends batches to a topic, whatever is in them. */
abstract class TopicBackend implements BatchSender {
  private final String description;
  private final TopicProducer producer;
  private final EventIds batchIds = new EventIds();

  TopicBackend(KafkaSettings settings, String topic, ThreadFactory threads) {
    description = settings.describe(topic);
    producer = new TopicProducer(settings, topic, threads);
  }

  /** A batch with nothing in it yet. */
  final RecordBatch.Writer newBatch(int records) throws IOException {
    return new RecordBatch.Writer(batchIds.next(), records);
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final SendOutcome send(byte[] body) {
    return producer.send(body);
  }

  @Override
  public final void cancel() {
    producer.cancel();
  }

  @Override
  public final void close() {
    producer.close();
  }
}
