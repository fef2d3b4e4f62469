package dev.faultline.client.size;

import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.MessageEvent;

/**
 * How large an event may be: 1 MiB on the wire before compression, by {@link EventSize}. A larger
 * one is cut, first as little as may be, then more, and says at each place what is missing: no
 * event fills memory or disk, and none is refused by a backend for its size that could be told in
 * part.
 */
public final class SizeLimit {
  /** What backends take by default: Kafka and Sentry 1 MiB, OpenTelemetry's collector 20. */
  public static final long BYTES = 1 << 20;

  private SizeLimit() {}

  /** Whether an event of that size has to be cut. */
  public static boolean isOver(long bytes) {
    return bytes > BYTES;
  }

  /** As much of an event as may be. */
  public static Event within(Event event) {
    Event cut = event;
    for (Allowance allowance : Allowance.fromGenerousOn()) {
      if (!isOver(EventSize.of(cut))) {
        return cut;
      }
      cut =
          event instanceof ExceptionEvent
              ? new ExceptionCut(allowance).of((ExceptionEvent) event)
              : message((MessageEvent) event, allowance);
    }
    return cut;
  }

  private static Event message(MessageEvent event, Allowance allowance) {
    return event.toBuilder()
        .text(allowance.text(event.text()))
        .detail(allowance.name(event.detail()))
        .cutToSize()
        .threadName(allowance.name(event.threadName()))
        .context(new ContextCut(allowance).of(event.context()))
        .build();
  }
}
