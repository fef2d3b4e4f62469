package dev.faultline.client.size;

import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Recovery;
import dev.faultline.client.event.StackTraceText;
import dev.faultline.client.event.SuppressedLink;
import dev.faultline.client.event.User;
import dev.faultline.client.text.TextLimits;
import dev.faultline.client.text.WireSize;
import java.util.List;
import java.util.Map;

/**
 * Estimates how many bytes an event takes on the wire before compression: texts, and the JSON
 * around them. Right within a factor of about two, which is all that batches and the queue's bound
 * need. Of an event that is larger than {@link SizeLimit} no more is looked at than it takes to
 * know that.
 */
public final class EventSize {
  /** Of any event, in bytes. */
  public static final int LEAST = 1_200;

  private static final int LINK = 300;
  private static final int POINT = 400;
  private static final int ELEMENT = 20;
  private static final int ATTRIBUTE = 50;

  /** A line of a stack trace as text, beside the names. */
  private static final int LINE = 15;

  private static final int NO_TEXT = -1;
  private static final int MAX_DEPTH = 32;

  private EventSize() {}

  /** In bytes, estimated. */
  public static long of(Event event) {
    long size = LEAST + of(event.threadName()) + of(event.context());
    return size
        + (event instanceof ExceptionEvent
            ? of((ExceptionEvent) event)
            : of(((MessageEvent) event).text()));
  }

  private static long of(ExceptionEvent event) {
    boolean inText = event.isStackTraceOfExceptions();
    long size = inText ? 0 : of(event.stackTrace());
    size += repeated(event.exceptions().get(0).message());
    ExceptionLink enclosing = null;
    for (ExceptionLink link : event.exceptions()) {
      if (SizeLimit.isOver(size)) {
        return size;
      }
      size += of(link, inText ? StackTraceText.lines(link, enclosing) : NO_TEXT);
      enclosing = link;
    }
    for (SuppressedLink link : event.suppressed()) {
      if (SizeLimit.isOver(size)) {
        return size;
      }
      enclosing = event.exceptions().get(link.of());
      ExceptionLink side = link.exception();
      size += of(side, inText ? StackTraceText.lines(side, enclosing) : NO_TEXT);
    }
    for (Recovery recovery : event.recoveries()) {
      if (SizeLimit.isOver(size)) {
        return size;
      }
      size += POINT + of(recovery.guard());
      size += ofValue(recovery.undone(), 0) + ofValue(recovery.notUndone(), 0);
    }
    return size;
  }

  /** The first message is the record's body and an attribute, too, which are cut on the wire. */
  private static long repeated(String message) {
    int most = TextLimits.defaults().message();
    boolean isCut = message != null && message.length() > most;
    return 2 * of(isCut ? message.substring(0, most) : message);
  }

  private static long of(EventContext context) {
    long size = ofValue(context.tags(), 0);
    User user = context.user();
    if (user != null) {
      size += LINK + of(user.id()) + of(user.name()) + of(user.email());
      size += of(user.ip());
    }
    for (Breadcrumb breadcrumb : context.breadcrumbs()) {
      if (SizeLimit.isOver(size)) {
        return size;
      }
      size += LINK + of(breadcrumb.category()) + of(breadcrumb.message());
      size += ofValue(breadcrumb.data(), 0);
    }
    return size;
  }

  /** Of a text that is too large by its chars alone, these. */
  private static long of(String text) {
    return text != null && SizeLimit.isOver(text.length()) ? text.length() : WireSize.of(text);
  }

  /**
   * @param lines of the stack trace as text that are its frames'; negative when it is not in there
   */
  private static long of(ExceptionLink link, int lines) {
    long head = of(link.type()) + of(link.message());
    long size = LINK + link.points().size() * POINT + (lines < 0 ? head : 2 * head);
    List<Frame> frames = link.frames();
    for (int i = 0; i < frames.size() && !SizeLimit.isOver(size); i++) {
      Frame frame = frames.get(i);
      long names = of(frame.className()) + of(frame.methodName()) + of(frame.fileName());
      size += ELEMENT + names + (i < lines ? LINE + names : 0);
      size += frame.variables() == null ? 0 : ofValue(frame.variables(), 0);
    }
    return size;
  }

  private static long ofValue(Object value, int depth) {
    if (value instanceof String) {
      return ELEMENT + of((String) value);
    }
    if (depth >= MAX_DEPTH) {
      return ELEMENT;
    }
    long size = ELEMENT;
    if (value instanceof List) {
      for (Object element : (List<?>) value) {
        if (SizeLimit.isOver(size)) {
          return size;
        }
        size += ofValue(element, depth + 1);
      }
    } else if (value instanceof Map) {
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        if (SizeLimit.isOver(size)) {
          return size;
        }
        Object key = entry.getKey();
        size += ATTRIBUTE + (key instanceof String ? of((String) key) : 0);
        size += ofValue(entry.getValue(), depth + 1);
      }
    }
    return size;
  }
}
