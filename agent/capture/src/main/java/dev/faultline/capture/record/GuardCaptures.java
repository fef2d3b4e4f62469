package dev.faultline.capture.record;

import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.RateGate;
import dev.faultline.capture.site.Site;
import dev.faultline.client.event.Level;
import dev.faultline.client.event.Mechanism;
import dev.faultline.client.event.Recovery;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What guards do about exceptions: that becomes part of their stories, and of those that nobody has
 * seen before it is the beginning. Within the rates that hold for all. Thread-safe; takes no lock
 * and never waits.
 */
public final class GuardCaptures {

  /** A breaker that opens and closes all the time says nothing new with each. */
  private static final Rate CHANGES = Rate.of(10, 0.2);

  private static final int BREAKERS = 1_000;

  private final ExceptionRecorder recorder;
  private final EventIdentities identities;
  private final InjectedFaults faults;
  private final ConcurrentHashMap<String, RateGate> changes = new ConcurrentHashMap<>();

  /**
   * @param faults is told which exceptions were injected
   */
  public GuardCaptures(
      ExceptionRecorder recorder, EventIdentities identities, InjectedFaults faults) {
    this.recorder = recorder;
    this.faults = faults;
    this.identities = identities;
  }

  /**
   * Something was done about what a call, or an attempt of it, has failed with.
   *
   * @param failure null when that was not an exception
   * @param recovery asked for all that was done for the call by now, if that is recorded; null when
   *     it is about no call
   * @param detail see {@link GuardRecord#detail()}
   */
  public void done(
      FailedCall call,
      GuardRecord.Kind kind,
      Throwable failure,
      Supplier<Recovery> recovery,
      String detail) {
    if (failure == null && !isOfToldCall(call, kind)) {
      return;
    }
    ThreadCapture thread = recorder.enter();
    if (thread == null) {
      return;
    }
    long began = 0;
    try {
      began = thread.takeSample() ? System.nanoTime() : 0;
      Throwable exception = failure == null ? null : recorder.carriedBy(failure);
      SeenException seen = exception == null ? null : thread.find(exception);
      boolean isNew = exception != null && seen == null && takesNew(exception, thread);
      boolean known = seen != null && recorder.isRecording() && seen.takePoint();
      if (!isNew && !known && !isOfToldCall(call, kind) || !call.takePoint(kind.isOfWholeCall())) {
        return;
      }
      long now = System.nanoTime();
      GuardRecord record =
          new GuardRecord(
              isNew || known ? exception : null,
              kind,
              call,
              recovery == null ? null : recovery.get(),
              detail,
              !isNew);
      if (recorder.offer(record, null)) {
        call.told();
        if (isNew) {
          thread.counted(exception, null).offered();
        }
      }
      recorder.captured(thread, now);
    } finally {
      thread.capturing = false;
      recorder.leave(thread, began);
    }
  }

  /** Whether it is to be told although no exception is recorded for it. */
  private static boolean isOfToldCall(FailedCall call, GuardRecord.Kind kind) {
    return kind.isOfWholeCall() && call.isTold();
  }

  /** Whether an exception is recorded that this thread has not seen before. */
  private boolean takesNew(Throwable exception, ThreadCapture thread) {
    return !thread.isSkipped() && recorder.takesAtGuard(exception);
  }

  /**
   * The state of a circuit breaker has changed.
   *
   * @param breaker its name
   * @param text what to tell of it
   * @param cause what it has changed for; null for none
   */
  public void changed(String breaker, String text, Level level, Throwable cause) {
    if (!recorder.isRecording() || !gate(breaker).tryPass(CHANGES, System.nanoTime())) {
      return;
    }
    if (cause == null || !opened(text, cause)) {
      recorder.offer(new MessageRecord(identities.fresh(), text, level, Mechanism.GUARD), null);
    }
  }

  private RateGate gate(String breaker) {
    RateGate there = changes.get(breaker);
    if (there == null) {
      RateGate made = new RateGate();
      there = changes.size() < BREAKERS ? changes.putIfAbsent(breaker, made) : made;
      return there == null ? made : there;
    }
    return there;
  }

  /** Makes the exception one that is recorded, whatever the rates: there are few of them. */
  private boolean opened(String text, Throwable cause) {
    ThreadCapture thread = recorder.enter();
    if (thread == null) {
      return false;
    }
    long began = 0;
    try {
      began = System.nanoTime();
      Throwable exception = recorder.carriedBy(cause);
      SeenException seen = thread.find(exception);
      Site countedAt = seen == null ? null : seen.countedAt();
      GuardRecord record =
          GuardRecord.opened(
              exception, text, countedAt == null ? null : countedAt.activity().of(exception));
      boolean offered =
          recorder.offer(record.countedIn(seen == null ? null : seen.countedIn()), null);
      if (offered) {
        (seen == null ? thread.counted(exception, null) : seen).offered();
      }
      recorder.captured(thread, began);
      return offered;
    } finally {
      thread.capturing = false;
      recorder.leave(thread, began);
    }
  }

  /**
   * An exception has been made that is about to be thrown as a fault. Whatever is told of it will
   * say so.
   *
   * @param fault its name
   * @param detail by which fault and where, in words
   */
  public void injected(Throwable exception, String fault, String detail) {
    faults.mark(exception, fault);
    ThreadCapture thread = recorder.enter();
    if (thread == null) {
      return;
    }
    long began = 0;
    try {
      began = thread.takeSample() ? System.nanoTime() : 0;
      // Beyond the rates it is what any other exception is that a handler is the first to see.
      if (recorder.takesAtGuard(exception)) {
        long now = System.nanoTime();
        if (recorder.offer(
            new GuardRecord(exception, GuardRecord.Kind.INJECTED, null, null, detail, false),
            null)) {
          thread.counted(exception, null).offered();
          thread.skipped(false);
          recorder.captured(thread, now);
        }
      }
    } finally {
      thread.capturing = false;
      recorder.leave(thread, began);
    }
  }

  /** A failure of ours while something was to be told, which the application never sees. */
  public void failed(Throwable failure) {
    recorder.failed(-1, failure);
  }
}
