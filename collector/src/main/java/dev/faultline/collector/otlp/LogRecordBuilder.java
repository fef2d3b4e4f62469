package dev.faultline.collector.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** Gathers the fields of one {@link LogRecord}. Not thread-safe. */
public final class LogRecordBuilder {

  private long timeUnixNano;
  private long observedTimeUnixNano;
  private int severityNumber;
  private String severityText = "";
  private String eventName = "";
  private JsonNode body = NullNode.getInstance();
  private Attributes attributes = Attributes.empty();
  private String traceId = "";
  private String spanId = "";

  public LogRecordBuilder timeUnixNano(long value) {
    timeUnixNano = value;
    return this;
  }

  public LogRecordBuilder observedTimeUnixNano(long value) {
    observedTimeUnixNano = value;
    return this;
  }

  public LogRecordBuilder severityNumber(int value) {
    severityNumber = value;
    return this;
  }

  public LogRecordBuilder severityText(String value) {
    severityText = value;
    return this;
  }

  public LogRecordBuilder eventName(String value) {
    eventName = value;
    return this;
  }

  public LogRecordBuilder body(JsonNode value) {
    body = value;
    return this;
  }

  public LogRecordBuilder attributes(Attributes value) {
    attributes = value;
    return this;
  }

  public LogRecordBuilder traceId(String value) {
    traceId = value;
    return this;
  }

  public LogRecordBuilder spanId(String value) {
    spanId = value;
    return this;
  }

  /** The record, of {@code resource}. */
  public LogRecord build(Attributes resource) {
    return new LogRecord(
        resource,
        timeUnixNano,
        observedTimeUnixNano,
        severityNumber,
        severityText,
        eventName,
        body,
        attributes,
        traceId,
        spanId);
  }
}
