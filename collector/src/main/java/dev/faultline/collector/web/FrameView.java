package dev.faultline.collector.web;

import dev.faultline.collector.event.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame as pages show it.
 *
 * @param location file and line, or why they are not known
 * @param variables each with its name
 */
public record FrameView(
    TypeName type, String method, String location, boolean inApp, List<ValueView> variables) {

  static FrameView of(Frame frame) {
    List<ValueView> variables = new ArrayList<>();
    frame.variables().forEach((name, value) -> variables.add(ValueView.of(name, value)));
    return new FrameView(
        TypeName.of(frame.className()), frame.method(), location(frame), frame.inApp(), variables);
  }

  static String location(Frame frame) {
    if (frame.nativeMethod()) {
      return "Native Method";
    }
    if (frame.file() == null) {
      return "Unknown Source";
    }
    return frame.line() == null ? frame.file() : frame.file() + ":" + frame.line();
  }
}
