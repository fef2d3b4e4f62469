package dev.faultline.client.otlp;

import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.SuppressedLink;
import dev.faultline.client.text.TextLimits;
import java.io.IOException;
import java.util.List;

/** Writes events as {@code LogRecord}s, each as an element. Not safe for use by several threads. */
final class LogRecordWriter {
  private final MessageWriter message;
  private final TextLimits limits;
  private final AnyValueWriter values;
  private final ExceptionLinkWriter links;
  private final EventContextWriter contexts;
  private final RecoveryWriter recoveries;

  LogRecordWriter(MessageWriter message, TextLimits limits, AnyValueWriter values) {
    this.message = message;
    this.limits = limits;
    this.values = values;
    this.links = new ExceptionLinkWriter(values, limits);
    this.contexts = new EventContextWriter(values, limits);
    this.recoveries = new RecoveryWriter(values, limits);
  }

  void write(Event event) throws IOException {
    if (event instanceof ExceptionEvent) {
      exception((ExceptionEvent) event);
    } else {
      message((MessageEvent) event);
    }
  }

  private void exception(ExceptionEvent event) throws IOException {
    ExceptionLink outermost = event.exceptions().get(0);
    start(event, "exception", summary(outermost));
    semanticConventions(event, outermost);
    common(event);
    ours(event);
    end();
  }

  private void message(MessageEvent event) throws IOException {
    start(event, "message", event.text());
    common(event);
    if (event.causeId() != null) {
      values.attribute("faultline.cause.event.id", event.causeId(), limits.name());
    }
    end();
  }

  /** Up to the attributes, which must follow. */
  private void start(Event event, String name, String body) throws IOException {
    message.startElement();
    message.integer(Field.LOG_TIME, event.timeUnixNanos());
    message.integer(Field.LOG_OBSERVED_TIME, event.observedTimeUnixNanos());
    message.integer(Field.LOG_SEVERITY_NUMBER, event.severity().number());
    message.text(Field.LOG_SEVERITY_TEXT, event.severity().name());
    message.text(Field.LOG_EVENT_NAME, name);
    values.field(Field.LOG_BODY, body, limits.message());
    message.startRepeated(Field.LOG_ATTRIBUTES);
  }

  private void end() throws IOException {
    message.endRepeated();
    message.endElement();
  }

  private void common(Event event) throws IOException {
    values.attribute("thread.id", event.threadId());
    values.attribute("thread.name", event.threadName(), limits.name());
    values.attribute("faultline.event.id", event.id(), limits.name());
    values.attribute("faultline.fingerprint", event.fingerprint(), limits.name());
    values.attribute("faultline.occurrences", event.occurrences());
    if (event.mechanism() != null) {
      values.attribute("faultline.mechanism", event.mechanism().wireName(), limits.name());
    }
    if (event.detail() != null) {
      values.attribute("faultline.detail", event.detail(), limits.name());
    }
    contexts.write(event.context());
  }

  private static String summary(ExceptionLink link) {
    return link.message() == null ? link.type() : link.type() + ": " + link.message();
  }

  private void semanticConventions(ExceptionEvent event, ExceptionLink outermost)
      throws IOException {
    values.attribute("exception.type", outermost.type(), limits.name());
    if (outermost.message() != null) {
      values.attribute("exception.message", outermost.message(), limits.message());
    }
    values.attribute("exception.stacktrace", event.stackTrace(), limits.stackTrace());
  }

  private void ours(ExceptionEvent event) throws IOException {
    values.attribute("faultline.disposition", event.disposition().wireName(), limits.name());
    if (event.dispositionDetail() != null) {
      values.attribute("faultline.disposition.detail", event.dispositionDetail(), limits.name());
    }
    if (event.injectedFault() != null) {
      values.attribute("faultline.injected", event.injectedFault(), limits.name());
    }
    values.startArray("faultline.exceptions");
    for (ExceptionLink link : event.exceptions()) {
      links.write(link, event.threadName());
    }
    values.endArray();
    suppressed(event.suppressed(), event.threadName());
    recoveries.write(event.recoveries());
  }

  private void suppressed(List<SuppressedLink> suppressed, String threadName) throws IOException {
    if (suppressed.isEmpty()) {
      return;
    }
    values.startArray("faultline.suppressed");
    for (SuppressedLink link : suppressed) {
      links.write(link, threadName);
    }
    values.endArray();
  }
}
