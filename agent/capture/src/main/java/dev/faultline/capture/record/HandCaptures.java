package dev.faultline.capture.record;

import dev.faultline.capture.context.CaptureContext;
import dev.faultline.client.event.Level;
import dev.faultline.client.event.Mechanism;

/**
 * What the application hands over by hand: exceptions that it has caught, and messages. Within the
 * process's rate. Thread-safe; takes no lock and never waits.
 */
public final class HandCaptures {

  private final ExceptionRecorder recorder;
  private final EventIdentities identities;

  public HandCaptures(ExceptionRecorder recorder, EventIdentities identities) {
    this.recorder = recorder;
    this.identities = identities;
  }

  /**
   * An exception, which may have been seen before.
   *
   * @param throwable not null
   * @param context what it belongs to; null for what this thread's scopes hold
   * @return the event's id, or null when no event will be made of it
   */
  public String exception(Throwable throwable, Level level, CaptureContext context) {
    ThreadCapture thread = recorder.enter();
    if (thread == null) {
      return null;
    }
    long began = 0;
    try {
      began = System.nanoTime();
      String id = exception(throwable, level, context, thread, began);
      recorder.captured(thread, began);
      return id;
    } finally {
      thread.capturing = false;
      recorder.leave(thread, began);
    }
  }

  private String exception(
      Throwable throwable, Level level, CaptureContext context, ThreadCapture thread, long now) {
    boolean shared = recorder.isShared(throwable);
    SeenException seen = shared ? null : thread.find(throwable);
    boolean told = seen != null && seen.isOffered();
    if (!(told ? seen.takePoint() : recorder.takesByHand(now))) {
      return null;
    }
    String id = shared ? identities.fresh() : identities.of(throwable);
    Record record =
        new CapturedRecord(throwable, id, level).countedIn(seen == null ? null : seen.countedIn());
    if (!recorder.offer(record, context)) {
      return null;
    }
    if (seen == null) {
      thread.counted(throwable, null).offered();
    } else if (!told) {
      seen.offered();
      if (seen.countedAt() != null) {
        seen.countedAt().activity().of(throwable).takeBackUnrecorded();
      }
    }
    return id;
  }

  /**
   * A message.
   *
   * @param text not null
   * @param context what it belongs to; null for what this thread's scopes hold
   * @return the event's id, or null when no event will be made of it
   */
  public String message(String text, Level level, CaptureContext context) {
    if (!recorder.takesByHand(System.nanoTime())) {
      return null;
    }
    String id = identities.fresh();
    return recorder.offer(new MessageRecord(id, text, level, Mechanism.API), context) ? id : null;
  }
}
