package dev.faultline.capture.record;

import dev.faultline.client.event.Level;

/** An exception that the application handed over by hand. */
public final class CapturedRecord extends Record {

  private final String eventId;
  private final Level level;

  CapturedRecord(Throwable throwable, String eventId, Level level) {
    super(throwable, null, Thread.currentThread(), 1, false);
    this.eventId = eventId;
    this.level = level;
  }

  /** The id of the event that the application was given. */
  public String eventId() {
    return eventId;
  }

  /** How bad the application calls it. */
  public Level level() {
    return level;
  }
}
