package dev.faultline.backend.kafka;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import dev.faultline.client.otlp.OtlpEncoding;
import dev.faultline.client.otlp.OtlpLogsEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Events on a topic, a record each. */
final class KafkaBackend extends TopicBackend implements Backend {
  private final OtlpLogsEncoder encoder;

  KafkaBackend(KafkaSettings settings, Resource resource, String version, ThreadFactory threads) {
    super(settings, settings.topic(), threads);
    encoder = new OtlpLogsEncoder(OtlpEncoding.PROTOBUF, resource, version);
  }

  @Override
  public byte[] encode(List<? extends Event> events) throws IOException {
    RecordBatch.Writer batch = newBatch(events.size());
    for (Event event : events) {
      ByteArrayOutputStream value = new ByteArrayOutputStream();
      encoder.write(Collections.singletonList(event), value);
      batch.add(event.fingerprint(), value);
    }
    return batch.toBytes();
  }
}
