package dev.faultline.capture.record;

import dev.faultline.client.event.Level;
import dev.faultline.client.event.Mechanism;

/** A message: one that the application handed over by hand, or what a guard has to say. */
public final class MessageRecord extends ThreadRecord {

  private final String eventId;
  private final String text;
  private final Level level;
  private final Mechanism mechanism;

  /**
   * @param mechanism by whom it is
   */
  MessageRecord(String eventId, String text, Level level, Mechanism mechanism) {
    super(Thread.currentThread());
    this.eventId = eventId;
    this.text = text;
    this.level = level;
    this.mechanism = mechanism;
  }

  /** The id of the event, which the application may have been given. */
  public String eventId() {
    return eventId;
  }

  public String text() {
    return text;
  }

  public Level level() {
    return level;
  }

  public Mechanism mechanism() {
    return mechanism;
  }
}
