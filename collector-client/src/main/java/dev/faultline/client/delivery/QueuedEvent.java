package dev.faultline.client.delivery;

import dev.faultline.client.event.Event;

/** An event that waits, with its estimated size and when it came, by {@link System#nanoTime()}. */
final class QueuedEvent {
  final Event event;
  final long bytes;
  final long queuedAtNanos;

  QueuedEvent(Event event, long bytes, long queuedAtNanos) {
    this.event = event;
    this.bytes = bytes;
    this.queuedAtNanos = queuedAtNanos;
  }
}
