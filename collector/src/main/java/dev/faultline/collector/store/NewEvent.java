package dev.faultline.collector.store;

import dev.faultline.collector.event.Event;
import dev.faultline.collector.grouping.Grouping;

/**
 * An event to be stored.
 *
 * @param body the event as it is kept, made on the thread that received it, because the writer's
 *     time is the scarcest
 */
public record NewEvent(Event event, Grouping grouping, byte[] body) {

  /**
   * An event to be stored.
   *
   * @param json the event as {@link dev.faultline.collector.event.EventJson} writes it
   */
  public static NewEvent of(Event event, Grouping grouping, String json) {
    return new NewEvent(event, grouping, EventBody.of(json));
  }
}
