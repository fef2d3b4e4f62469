package dev.faultline.collector.store;

/**
 * A group of like events.
 *
 * @param id 16 hexadecimal digits
 * @param service {@code service.name} of all its events
 * @param type class name of the outermost exception; empty when the events are messages
 * @param message of the newest event, null when it has none
 * @param culprit where the failure came from, {@code class.method}; null when no event had frames
 * @param disposition what became of the exception of the newest event; empty when the events are
 *     messages
 * @param count how many exceptions were thrown, also those of events that are not kept
 * @param firstSeen time of the earliest event, in nanoseconds since 1970
 * @param lastSeen time of the latest event, likewise
 */
public record Issue(
    String id,
    String service,
    String type,
    String message,
    String culprit,
    String disposition,
    long count,
    long firstSeen,
    long lastSeen) {

  /** Whether its events are messages that were captured by hand. */
  public boolean isMessage() {
    return type.isEmpty();
  }
}
