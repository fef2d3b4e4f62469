package dev.faultline.backend.kafka;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.EventIds;
import dev.faultline.client.event.Resource;
import dev.faultline.client.otlp.OtlpEncoding;
import dev.faultline.client.otlp.OtlpLogsEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** Events on a topic, a record each. */
final class KafkaBackend implements Backend {
  private final String description;
  private final OtlpLogsEncoder encoder;
  private final TopicProducer producer;
  private final EventIds batchIds = new EventIds();

  KafkaBackend(KafkaSettings settings, Resource resource, String version) {
    description = settings.describe(settings.topic());
    encoder = new OtlpLogsEncoder(OtlpEncoding.PROTOBUF, resource, version);
    producer = new TopicProducer(settings, settings.topic());
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public byte[] encode(List<? extends Event> events) throws IOException {
    RecordBatch.Writer batch = new RecordBatch.Writer(batchIds.next(), events.size());
    for (Event event : events) {
      ByteArrayOutputStream value = new ByteArrayOutputStream();
      encoder.write(Collections.singletonList(event), value);
      batch.add(event.fingerprint(), value);
    }
    return batch.toBytes();
  }

  @Override
  public SendOutcome send(byte[] body) {
    return producer.send(body);
  }

  @Override
  public void cancel() {
    producer.cancel();
  }

  @Override
  public void close() {
    producer.close();
  }
}
