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
    values.startKeyValues();
    parts(link, threadName);
    values.endContainer();
  }

  void write(SuppressedLink suppressed, String threadName) throws IOException {
    values.startKeyValues();
    values.attribute("of", suppressed.of());
    parts(suppressed.exception(), threadName);
    values.endContainer();
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
    values.startAttribute("frames");
    values.startArray();
    for (Frame frame : frames) {
      values.string(frame.text(), limits.name());
    }
    values.endContainer();
    values.endAttribute();
  }

  private void inApp(List<Frame> frames) throws IOException {
    values.startAttribute("inApp");
    values.startArray();
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).inApp()) {
        values.integer(i);
      }
    }
    values.endContainer();
    values.endAttribute();
  }

  private void sites(List<Frame> frames) throws IOException {
    values.startAttribute("sites");
    values.startArray();
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).variables() != null) {
        values.startKeyValues();
        values.attribute("frame", i);
        values.startAttribute("variables");
        values.value(frames.get(i).variables());
        values.endAttribute();
        values.endContainer();
      }
    }
    values.endContainer();
    values.endAttribute();
  }

  private void points(List<LifePoint> points, String threadName) throws IOException {
    values.startAttribute("points");
    values.startArray();
    for (LifePoint point : points) {
      values.startKeyValues();
      point(point, threadName);
      values.endContainer();
    }
    values.endContainer();
    values.endAttribute();
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
