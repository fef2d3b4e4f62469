package dev.faultline.backend.kafka;

import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.MessageEvent;

/**
 * What like events have in common, as 16 hexadecimal digits: they come to one partition, and keep
 * their order there. Of an exception these are its type, those of its causes, and the application's
 * own methods it came through; of a message its text without numbers. FNV-1a of 64 bits, so that it
 * is the same in every process and version.
 */
final class EventKey {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long hash = OFFSET;

  private EventKey() {}

  static String of(Event event) {
    EventKey key = new EventKey();
    if (event instanceof ExceptionEvent) {
      key.add((ExceptionEvent) event);
    } else if (event instanceof MessageEvent) {
      key.add(((MessageEvent) event).text().replaceAll("\\d+", "0"));
    }
    return String.format("%016x", key.hash);
  }

  private void add(ExceptionEvent event) {
    for (ExceptionLink link : event.exceptions()) {
      add(link.type());
    }
    for (Frame frame : event.exceptions().get(0).frames()) {
      if (frame.inApp()) {
        add(frame.className());
        add(frame.methodName());
      }
    }
  }

  private void add(String text) {
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    // So that the same characters in other words are something else.
    hash = (hash ^ 0xffff) * PRIME;
  }
}
