package dev.faultline.client.delivery;

import dev.faultline.client.event.Event;
import java.util.ArrayList;
import java.util.List;

/** Events taken from the queue together, with their estimated size. */
final class Batch {
  private final List<QueuedEvent> queued;
  private final long bytes;

  Batch(List<QueuedEvent> queued) {
    this.queued = queued;
    long sum = 0;
    for (QueuedEvent event : queued) {
      sum += event.bytes;
    }
    this.bytes = sum;
  }

  List<Event> events() {
    List<Event> events = new ArrayList<>(queued.size());
    for (QueuedEvent event : queued) {
      events.add(event.event);
    }
    return events;
  }

  List<QueuedEvent> queued() {
    return queued;
  }

  int size() {
    return queued.size();
  }

  long bytes() {
    return bytes;
  }

  /** The longest part from an index on that is no larger; one event at least. */
  Batch part(int from, long mostBytes) {
    int to = from + 1;
    long bytes = queued.get(from).bytes;
    while (to < queued.size() && bytes + queued.get(to).bytes <= mostBytes) {
      bytes += queued.get(to++).bytes;
    }
    return part(from, to);
  }

  /** The part from one index to before another. */
  Batch part(int from, int to) {
    return new Batch(queued.subList(from, to));
  }
}
