package dev.faultline.collector.web;

import dev.faultline.collector.event.CapturedException;
import dev.faultline.collector.event.Event;
import dev.faultline.collector.event.Frame;
import dev.faultline.collector.event.SuppressedException;
import java.util.ArrayList;
import java.util.List;

/**
 * An event's exceptions as {@code printStackTrace()} prints them, to be pasted where such text is
 * understood.
 */
final class StackTraceText {

  private StackTraceText() {}

  static String of(Event event) {
    StringBuilder text = new StringBuilder();
    List<Frame> enclosing = List.of();
    for (int i = 0; i < event.exceptions().size(); i++) {
      CapturedException exception = event.exceptions().get(i);
      append(text, i == 0 ? "" : "Caused by: ", "", exception, enclosing);
      for (SuppressedException suppressed : event.suppressed()) {
        if (suppressed.of() == i) {
          append(text, "Suppressed: ", "\t", suppressed.exception(), exception.frames());
        }
      }
      enclosing = exception.frames();
    }
    return text.toString();
  }

  private static void append(
      StringBuilder text,
      String caption,
      String indent,
      CapturedException exception,
      List<Frame> enclosing) {
    text.append(indent).append(caption).append(exception.type());
    if (exception.message() != null) {
      text.append(": ").append(exception.message());
    }
    text.append('\n');
    List<Frame> own = new ArrayList<>(exception.frames());
    int common = 0;
    // At least one frame stays, so that no exception looks as if it had none.
    while (own.size() > 1
        && common < enclosing.size()
        && isSame(own.get(own.size() - 1), enclosing.get(enclosing.size() - 1 - common))) {
      own.remove(own.size() - 1);
      common++;
    }
    own.forEach(frame -> text.append(indent).append("\tat ").append(line(frame)).append('\n'));
    int more = common + exception.framesOmitted();
    if (more > 0) {
      text.append(indent).append("\t... ").append(more).append(" more\n");
    }
  }

  private static boolean isSame(Frame one, Frame other) {
    return line(one).equals(line(other));
  }

  private static String line(Frame frame) {
    String method =
        frame.className().isEmpty() ? frame.method() : frame.className() + "." + frame.method();
    return method + "(" + FrameView.location(frame) + ")";
  }
}
