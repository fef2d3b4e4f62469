package dev.faultline.client.sentry;

import io.sentry.EnvelopeReader;
import io.sentry.ISerializer;
import io.sentry.JsonSerializer;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEvent;
import io.sentry.SentryItemType;
import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardedEvent;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads envelopes with Sentry's own SDK. */
final class SentryEnvelopes {
  private static final ISerializer SERIALIZER = new JsonSerializer(new SentryOptions());

  private SentryEnvelopes() {}

  static SentryEnvelope read(byte[] gzipped) throws Exception {
    byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(gzipped)).readAllBytes();
    SentryEnvelope envelope = new EnvelopeReader(SERIALIZER).read(new ByteArrayInputStream(bytes));
    if (envelope == null) {
      throw new IllegalArgumentException("no envelope: " + new String(bytes));
    }
    return envelope;
  }

  static SentryEvent event(SentryEnvelope envelope) throws Exception {
    for (SentryEnvelopeItem item : envelope.getItems()) {
      if (item.getHeader().getType() == SentryItemType.Event) {
        return item.getEvent(SERIALIZER);
      }
    }
    throw new IllegalArgumentException("no event");
  }

  static String message(byte[] gzipped) {
    try {
      return event(read(gzipped)).getExceptions().get(0).getValue();
    } catch (Exception unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** How many events were dropped, by reason and category; empty without a report. */
  static Map<String, Long> discarded(SentryEnvelope envelope) throws Exception {
    Map<String, Long> discarded = new LinkedHashMap<>();
    for (SentryEnvelopeItem item : envelope.getItems()) {
      if (item.getHeader().getType() == SentryItemType.ClientReport) {
        for (DiscardedEvent event : item.getClientReport(SERIALIZER).getDiscardedEvents()) {
          discarded.put(event.getReason() + ' ' + event.getCategory(), event.getQuantity());
        }
      }
    }
    return discarded;
  }
}
