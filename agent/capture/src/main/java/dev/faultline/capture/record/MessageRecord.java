package dev.faultline.capture.record;

import dev.faultline.client.event.Level;

/** A message that the application handed over by hand. */
public final class MessageRecord extends ThreadRecord {

  private final String eventId;
  private final String text;
  private final Level level;

  MessageRecord(String eventId, String text, Level level) {
    super(Thread.currentThread());
    this.eventId = eventId;
    this.text = text;
    this.level = level;
  }

  /** The id of the event that the application was given. */
  public String eventId() {
    return eventId;
  }

  public String text() {
    return text;
  }

  public Level level() {
    return level;
  }
}
