package dev.faultline.client.log;

import dev.faultline.client.event.Event;

/** Puts an event into words. Used by one thread at a time. */
interface EventText {
  /** Whole lines, the first of them marked as ours. */
  String of(Event event);
}
