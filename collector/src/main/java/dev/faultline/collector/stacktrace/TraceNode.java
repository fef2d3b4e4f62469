package dev.faultline.collector.stacktrace;

import dev.faultline.collector.event.CapturedException;
import dev.faultline.collector.event.Frame;
import java.util.ArrayList;
import java.util.List;

/** One exception while its stack trace is being read. */
final class TraceNode {

  /** As deep as the JVM itself records by default. */
  private static final int MAX_FRAMES = 1024;

  final List<TraceNode> suppressed = new ArrayList<>();
  TraceNode cause;

  private final StringBuilder header;
  private final List<Frame> enclosing;
  private final List<Frame> frames = new ArrayList<>();
  private int omitted;
  private boolean headerEnded;
  private String note;

  TraceNode(String header, List<Frame> enclosing) {
    this.header = new StringBuilder(header);
    this.enclosing = enclosing;
  }

  List<Frame> frames() {
    return frames;
  }

  /**
   * A further line of the message; after the first frame, text belongs to nothing and is passed
   * over.
   */
  void text(String line) {
    if (!headerEnded) {
      header.append('\n').append(line);
    }
  }

  void frame(Frame frame) {
    headerEnded = true;
    if (frames.size() < MAX_FRAMES) {
      frames.add(frame);
    } else {
      omitted++;
    }
  }

  /** The outermost {@code count} frames are those of the exception that this one is printed in. */
  void commonFrames(int count) {
    headerEnded = true;
    List<Frame> common = enclosing.subList(Math.max(0, enclosing.size() - count), enclosing.size());
    common.forEach(this::frame);
    omitted += count - common.size();
  }

  void circular(String to) {
    headerEnded = true;
    note("circular reference to " + to);
  }

  void note(String text) {
    note = note == null ? text : note + "; " + text;
  }

  TraceHeader header() {
    return TraceHeader.of(header.toString());
  }

  CapturedException toException(TraceHeader named) {
    return new CapturedException(named.type(), named.message(), frames, omitted, note);
  }
}
