package dev.faultline.collector.otlp;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One log record with the resource that it came from, the same whichever encoding brought it.
 *
 * @param resource attributes of the process that sent it
 * @param timeUnixNano when it happened, in nanoseconds since 1970; 0 when unknown. An unsigned
 *     64-bit integer on the wire, so that a negative value here is one beyond the year 2262
 * @param observedTimeUnixNano when it was noticed, likewise
 * @param severityNumber 1 to 24 by OTLP's data model, 0 when not given
 * @param severityText the sender's own name of the severity, empty when not given
 * @param eventName what kind of event this is, empty for a plain log record
 * @param body natural JSON, JSON null when absent
 * @param attributes the record's own attributes
 * @param traceId 32 lower-case hexadecimal digits, or empty
 * @param spanId 16 lower-case hexadecimal digits, or empty
 */
public record LogRecord(
    Attributes resource,
    long timeUnixNano,
    long observedTimeUnixNano,
    int severityNumber,
    String severityText,
    String eventName,
    JsonNode body,
    Attributes attributes,
    String traceId,
    String spanId) {}
