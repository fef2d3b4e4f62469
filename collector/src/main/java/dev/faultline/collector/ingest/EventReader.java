package dev.faultline.collector.ingest;

import dev.faultline.collector.event.Capture;
import dev.faultline.collector.event.CapturedException;
import dev.faultline.collector.event.Event;
import dev.faultline.collector.event.RecoveryJson;
import dev.faultline.collector.event.Sources;
import dev.faultline.collector.event.Times;
import dev.faultline.collector.otlp.Attributes;
import dev.faultline.collector.otlp.LogRecord;
import dev.faultline.collector.stacktrace.ParsedTrace;
import dev.faultline.collector.stacktrace.StackTraceParser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes events of log records: Faultline's own, whose structure is in {@code faultline.*}
 * attributes, and those of any OpenTelemetry SDK, whose stack trace is text. Thread-safe.
 */
final class EventReader {

  private static final int MAX_ID_LENGTH = 128;
  private static final long MAX_OCCURRENCES = 1_000_000_000_000L;

  private static final ParsedTrace NO_EXCEPTIONS = new ParsedTrace(List.of(), List.of());

  /** Clocks differ; an event from further ahead would stay the newest for as long. */
  private static final Duration MAX_AHEAD = Duration.ofHours(1);

  private final Clock clock;
  private final StackTraceParser stackTraces;
  private final StructuredExceptions structured = new StructuredExceptions();

  /**
   * @param stackTraces reads the stack traces of records without Faultline's structure
   * @param clock tells which times lie in the future
   */
  EventReader(StackTraceParser stackTraces, Clock clock) {
    this.stackTraces = stackTraces;
    this.clock = clock;
  }

  /**
   * The event of a record; empty for a record that is neither an exception nor a captured message.
   *
   * @param identities of the request that brought the record
   * @throws RejectedRecordException if the record has an exception, but not in the form that events
   *     have
   */
  Optional<Event> read(LogRecord record, RecordIdentities identities)
      throws RejectedRecordException {
    Attributes attributes = record.attributes();
    if (isMessage(record)) {
      return Optional.of(event(record, NO_EXCEPTIONS, record.body().asText(), identities));
    }
    boolean hasStructure = !attributes.get("faultline.exceptions").isMissingNode();
    if (!hasStructure
        && attributes.text("exception.type").isEmpty()
        && attributes.text("exception.message").isEmpty()
        && attributes.text("exception.stacktrace").isEmpty()) {
      return Optional.empty();
    }
    ParsedTrace trace;
    if (hasStructure) {
      trace = structured.read(attributes);
    } else {
      trace =
          stackTraces.parse(
              attributes.text("exception.type").orElse(null),
              attributes.text("exception.message").orElse(null),
              attributes.text("exception.stacktrace").orElse(""));
    }
    return Optional.of(event(record, trace, null, identities));
  }

  /** Others than the agent may have events of that name. */
  private static boolean isMessage(LogRecord record) {
    return record.eventName().equals("message")
        && record.attributes().text("faultline.event.id").isPresent();
  }

  private Event event(
      LogRecord record, ParsedTrace trace, String message, RecordIdentities identities)
      throws RejectedRecordException {
    Attributes attributes = record.attributes();
    long observed = time("observedTimeUnixNano", record.observedTimeUnixNano());
    long time = time("timeUnixNano", record.timeUnixNano());
    if (time == 0 && observed == 0) {
      throw new RejectedRecordException(
          "timeUnixNano and observedTimeUnixNano are both missing: set at least one of them");
    }
    return new Event(
        id(record, identities),
        time == 0 ? observed : time,
        observed == 0 ? time : observed,
        Sources.of(record.resource()),
        attributes.text("thread.name").orElse(null),
        severity(record),
        message == null ? attributes.text("faultline.disposition").orElse("logged") : "",
        occurrences(attributes),
        emptyToNull(record.traceId()),
        emptyToNull(record.spanId()),
        trace.exceptions(),
        trace.suppressed(),
        message != null || hasFrames(trace.exceptions())
            ? null
            : attributes.text("exception.stacktrace").orElse(null),
        capture(attributes),
        message,
        Contexts.of(attributes));
  }

  private static Capture capture(Attributes attributes) {
    return new Capture(
        attributes.text("faultline.mechanism").orElse(null),
        attributes.text("faultline.detail").orElse(null),
        attributes.text("faultline.disposition.detail").orElse(null),
        RecoveryJson.read(attributes.get("faultline.recovery")),
        attributes.text("faultline.injected").orElse(null),
        attributes.text("faultline.cause.event.id").orElse(null));
  }

  private static boolean hasFrames(List<CapturedException> exceptions) {
    return exceptions.stream().anyMatch(exception -> !exception.frames().isEmpty());
  }

  private static String id(LogRecord record, RecordIdentities identities)
      throws RejectedRecordException {
    Optional<String> id = record.attributes().text("faultline.event.id");
    if (id.isPresent() && id.get().length() > MAX_ID_LENGTH) {
      throw new RejectedRecordException(
          "faultline.event.id has "
              + id.get().length()
              + " characters: at most "
              + MAX_ID_LENGTH
              + " are allowed");
    }
    return id.isPresent() ? id.get() : identities.derive(record);
  }

  private long time(String field, long value) throws RejectedRecordException {
    if (value < 0) {
      throw new RejectedRecordException(
          field
              + " "
              + Long.toUnsignedString(value)
              + " is beyond the year 2262: it must be nanoseconds since 1970");
    }
    Instant received = clock.instant();
    return value > Times.epochNanos(received.plus(MAX_AHEAD)) ? Times.epochNanos(received) : value;
  }

  private static long occurrences(Attributes attributes) throws RejectedRecordException {
    if (attributes.get("faultline.occurrences").isMissingNode()) {
      return 1;
    }
    OptionalLong occurrences = attributes.integer("faultline.occurrences");
    if (occurrences.isEmpty()
        || occurrences.getAsLong() < 1
        || occurrences.getAsLong() > MAX_OCCURRENCES) {
      throw new RejectedRecordException(
          "faultline.occurrences is "
              + attributes.get("faultline.occurrences")
              + ": it must be an integer from 1 to "
              + MAX_OCCURRENCES);
    }
    return occurrences.getAsLong();
  }

  private static String severity(LogRecord record) {
    if (!record.severityText().isBlank()) {
      return record.severityText();
    }
    String[] names = {"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"};
    int number = record.severityNumber();
    // Four numbers to a name, from 1.
    return number >= 1 && number <= 4 * names.length ? names[(number - 1) / 4] : null;
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
