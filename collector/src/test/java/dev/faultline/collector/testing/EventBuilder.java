package dev.faultline.collector.testing;

import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A log record as the agent sends it, in the form of docs/wire.md. */
public final class EventBuilder {

  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private final List<Object> exceptions = new ArrayList<>();
  private Instant time = Instant.parse("2026-11-21T09:30:00.123456789Z");
  private Instant observed;

  public EventBuilder(ExceptionBuilder... outermostFirst) {
    for (ExceptionBuilder exception : outermostFirst) {
      exceptions.add(exception.build());
    }
    attributes.put("thread.name", "main");
    attributes.put("faultline.disposition", "thrown");
  }

  public EventBuilder id(String id) {
    return with("faultline.event.id", id);
  }

  public EventBuilder at(Instant thrown) {
    time = thrown;
    return this;
  }

  public EventBuilder observedAt(Instant settled) {
    observed = settled;
    return this;
  }

  public EventBuilder occurrences(long count) {
    return with("faultline.occurrences", count);
  }

  public EventBuilder with(String key, Object value) {
    attributes.put(key, value);
    return this;
  }

  public LogRecord build() {
    Map<?, ?> outermost = (Map<?, ?>) exceptions.get(0);
    LogRecord.Builder record =
        LogRecord.newBuilder()
            .setTimeUnixNano(nanos(time))
            .setObservedTimeUnixNano(nanos(observed == null ? time : observed))
            .setSeverityNumberValue(17)
            .setSeverityText("ERROR")
            .setEventName("exception");
    attributes.put("exception.type", outermost.get("type"));
    if (outermost.containsKey("message")) {
      attributes.put("exception.message", outermost.get("message"));
    }
    attributes.put("faultline.exceptions", exceptions);
    attributes.forEach((key, value) -> record.addAttributes(OtlpMessages.pair(key, value)));
    return record.build();
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
