package dev.faultline.client.otlp;

import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.SuppressedLink;
import dev.faultline.client.text.TextLimits;
import java.io.IOException;
import java.util.List;

/** Writes an exception of a chain as a key-value list. Not safe for use by several threads. */
final class ExceptionLinkWriter {
  private final AnyValueWriter values;
  private final TextLimits limits;

  ExceptionLinkWriter(AnyValueWriter values, TextLimits limits) {
    this.values = values;
    this.limits = limits;
  }

  /**
   * @param threadName the event's thread, which points name only when they are of another
   */
  void write(ExceptionLink link, String threadName) throws IOException {
    values.startElement();
    parts(link, threadName);
    values.endElement();
  }

  void write(SuppressedLink suppressed, String threadName) throws IOException {
    values.startElement();
    values.attribute("of", suppressed.of());
    parts(suppressed.exception(), threadName);
    values.endElement();
  }

  private void parts(ExceptionLink link, String threadName) throws IOException {
    values.attribute("type", link.type(), limits.name());
    if (link.message() != null) {
      values.attribute("message", link.message(), limits.message());
    }
    frames(link.frames());
    inApp(link.frames());
    if (link.framesOmitted() > 0) {
      values.attribute("framesOmitted", link.framesOmitted());
    }
    sites(link.frames());
    if (link.note() != null) {
      values.attribute("note", link.note(), limits.name());
    }
    if (!link.points().isEmpty()) {
      points(link.points(), threadName);
    }
    if (link.reused()) {
      values.attribute("reused", true);
    }
  }

  private void frames(List<Frame> frames) throws IOException {
    values.startArray("frames");
    for (Frame frame : frames) {
      values.element(frame.text(), limits.name());
    }
    values.endArray();
  }

  private void inApp(List<Frame> frames) throws IOException {
    values.startArray("inApp");
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).inApp()) {
        values.element(i);
      }
    }
    values.endArray();
  }

  private void sites(List<Frame> frames) throws IOException {
    values.startArray("sites");
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).variables() != null) {
        values.startElement();
        values.attribute("frame", i);
        values.anyAttribute("variables", frames.get(i).variables());
        values.endElement();
      }
    }
    values.endArray();
  }

  private void points(List<LifePoint> points, String threadName) throws IOException {
    values.startArray("points");
    for (LifePoint point : points) {
      values.startElement();
      point(point, threadName);
      values.endElement();
    }
    values.endArray();
  }

  private void point(LifePoint point, String threadName) throws IOException {
    values.attribute("kind", point.kind().wireName(), limits.name());
    values.attribute("timeUnixNano", point.timeUnixNanos());
    if (point.className() != null) {
      values.attribute("class", point.className(), limits.name());
      values.attribute("method", point.methodName(), limits.name());
    }
    if (point.line() >= 0) {
      values.attribute("line", point.line());
    }
    if (point.threadName() != null && !point.threadName().equals(threadName)) {
      values.attribute("thread", point.threadName(), limits.name());
    }
    if (point.use() != null) {
      values.attribute("use", point.use().wireName(), limits.name());
    }
    if (point.detail() != null) {
      values.attribute("detail", point.detail(), limits.name());
    }
  }
}
