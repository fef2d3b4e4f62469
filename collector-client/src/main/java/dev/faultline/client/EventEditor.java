package dev.faultline.client;

import dev.faultline.client.event.Event;

/**
 * Looks at each event before it goes to the backends: to leave it out, or to take out of it what
 * must not leave the process. Called on the thread that the event comes from, by many at once.
 */
public interface EventEditor {
  /**
   * The event to send, the same or another; null to leave it out, which is counted. When this
   * throws, the event is left out as well: what should have been taken out of it must not leave.
   */
  Event edit(Event event);
}
