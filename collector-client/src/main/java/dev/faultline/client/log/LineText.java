package dev.faultline.client.log;

import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Recovery;
import dev.faultline.client.story.Words;
import java.util.Map;

/** An event on one line: what, what became of it, where, with which variables, and why. */
final class LineText implements EventText {
  private static final String SEPARATOR = " | ";
  private static final int VALUE_CHARS = 60;

  private final int limit;

  /**
   * @param limit of a line, in chars, before escapes
   */
  LineText(int limit) {
    this.limit = limit;
  }

  @Override
  public String of(Event event) {
    StringBuilder line = new StringBuilder(256);
    line.append(Words.moment(event.timeUnixNanos())).append(' ').append(event.severity());
    line.append(' ');
    if (event instanceof ExceptionEvent) {
      exception(line, (ExceptionEvent) event);
    } else {
      line.append(((MessageEvent) event).text());
    }
    if (event.occurrences() > 1) {
      line.append(SEPARATOR).append("one of ").append(event.occurrences());
    }
    if (!event.threadName().isEmpty()) {
      line.append(SEPARATOR).append(event.threadName());
    }
    line.append(SEPARATOR).append(event.id());
    return "[faultline] " + ShownText.of(line.toString(), limit) + '\n';
  }

  private static void exception(StringBuilder line, ExceptionEvent event) {
    ExceptionLink outermost = event.exceptions().get(0);
    line.append(Words.summary(outermost));
    line.append(SEPARATOR).append(event.disposition().wireName());
    if (event.dispositionDetail() != null) {
      line.append(" (").append(event.dispositionDetail()).append(')');
    }
    Frame frame = placeOf(outermost);
    if (frame != null) {
      line.append(SEPARATOR).append("at ").append(frame.text());
      variables(line, frame);
    }
    for (int i = 1; i < event.exceptions().size(); i++) {
      line.append(SEPARATOR).append("caused by ").append(Words.summary(event.exceptions().get(i)));
    }
    for (Recovery recovery : event.recoveries()) {
      line.append(SEPARATOR).append(recovery.guard()).append(": ");
      line.append(Words.of(recovery.outcome()));
    }
    if (event.injectedFault() != null) {
      line.append(SEPARATOR).append("injected by ").append(event.injectedFault());
    }
  }

  /** Where the user's own code was, or where it was thrown when it was not there; null: unknown. */
  private static Frame placeOf(ExceptionLink link) {
    for (Frame frame : link.frames()) {
      if (frame.inApp()) {
        return frame;
      }
    }
    return link.frames().isEmpty() ? null : link.frames().get(0);
  }

  private static void variables(StringBuilder line, Frame frame) {
    if (frame.variables() == null) {
      return;
    }
    String separator = " with ";
    for (Map.Entry<String, Object> variable : frame.variables().entrySet()) {
      line.append(separator).append(variable.getKey()).append('=');
      line.append(ValueText.of(variable.getValue(), VALUE_CHARS));
      separator = ", ";
    }
  }
}
