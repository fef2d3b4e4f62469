package dev.faultline.client.otlp;

import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.SuppressedLink;
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

  void write(ExceptionLink link) throws IOException {
    values.startKeyValues();
    parts(link);
    values.endContainer();
  }

  void write(SuppressedLink suppressed) throws IOException {
    values.startKeyValues();
    values.attribute("of", suppressed.of());
    parts(suppressed.exception());
    values.endContainer();
  }

  private void parts(ExceptionLink link) throws IOException {
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
}
