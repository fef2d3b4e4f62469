package dev.faultline.client.size;

import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Recovery;
import dev.faultline.client.event.SuppressedLink;
import dev.faultline.client.event.User;
import java.util.List;
import java.util.Map;

/**
 * Estimates how many bytes an event takes on the wire before compression: chars, and the JSON
 * around them. Right within a factor of about two, which is all that batches and the queue's bound
 * need. Of an event that is larger than {@link SizeLimit} no more is looked at than it takes to
 * know that.
 */
public final class EventSize {
  private static final int RECORD = 1_200;
  private static final int LINK = 300;
  private static final int POINT = 400;
  private static final int ELEMENT = 20;
  private static final int ATTRIBUTE = 50;
  private static final int MAX_DEPTH = 32;

  private EventSize() {}

  /** In bytes, estimated. */
  public static long of(Event event) {
    long size = RECORD + event.threadName().length() + of(event.context());
    return size
        + (event instanceof ExceptionEvent
            ? of((ExceptionEvent) event)
            : ((MessageEvent) event).text().length());
  }

  private static long of(ExceptionEvent event) {
    long size = event.stackTrace().length();
    for (ExceptionLink link : event.exceptions()) {
      if (SizeLimit.isOver(size)) {
        return size;
      }
      size += of(link);
    }
    for (SuppressedLink link : event.suppressed()) {
      if (SizeLimit.isOver(size)) {
        return size;
      }
      size += of(link.exception());
    }
    for (Recovery recovery : event.recoveries()) {
      if (SizeLimit.isOver(size)) {
        return size;
      }
      size += POINT + recovery.guard().length();
      size += ofValue(recovery.undone(), 0) + ofValue(recovery.notUndone(), 0);
    }
    return size;
  }

  private static long of(EventContext context) {
    long size = ofValue(context.tags(), 0);
    User user = context.user();
    if (user != null) {
      size += LINK + length(user.id()) + length(user.name()) + length(user.email());
      size += length(user.ip());
    }
    for (Breadcrumb breadcrumb : context.breadcrumbs()) {
      size += LINK + length(breadcrumb.category()) + length(breadcrumb.message());
      size += ofValue(breadcrumb.data(), 0);
    }
    return size;
  }

  private static int length(String text) {
    return text == null ? 0 : text.length();
  }

  private static long of(ExceptionLink link) {
    long size = LINK + link.type().length() + link.points().size() * POINT;
    size += length(link.message());
    for (Frame frame : link.frames()) {
      if (SizeLimit.isOver(size)) {
        return size;
      }
      size += ELEMENT + frame.className().length() + frame.methodName().length();
      size += length(frame.fileName());
      size += frame.variables() == null ? 0 : ofValue(frame.variables(), 0);
    }
    return size;
  }

  private static long ofValue(Object value, int depth) {
    if (value instanceof String) {
      return ELEMENT + ((String) value).length();
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
        size += ATTRIBUTE + (key instanceof String ? ((String) key).length() : 0);
        size += ofValue(entry.getValue(), depth + 1);
      }
    }
    return size;
  }
}
