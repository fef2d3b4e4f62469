package dev.faultline.capture.record;

import dev.faultline.capture.site.Fingerprint;
import dev.faultline.client.event.Recovery;

/** What a guard did about an exception, as noted on the thread that did it. */
public final class GuardRecord extends Record {

  /**
   * An exception that has opened a circuit breaker.
   *
   * @param text what to tell of the breaker
   * @param countedAs what was counted of the exception; null for nothing
   */
  static GuardRecord opened(Throwable throwable, String text, Fingerprint countedAs) {
    return new GuardRecord(throwable, Kind.OPENED, null, null, text, false, countedAs);
  }

  /** What it did. */
  public enum Kind {
    /** The exception failed an attempt; another is made. */
    RETRIED(false),
    /** There will be no other attempt, and the last has failed with it. */
    FAILED(true),
    /** What the call had done was undone, as far as it could be. */
    UNDONE(false),
    /** A later attempt succeeded, or a fallback gave the result. */
    RECOVERED(true),
    /** A fallback failed, and the caller gets what it failed with. */
    REPLACED(false),
    /** The exception was the one too many that opened a circuit breaker. */
    OPENED(false),
    /** The exception kept a step of the call from being undone. */
    NOT_UNDONE(false),
    /** The exception is a fault that was injected on purpose. */
    INJECTED(false);

    private final boolean end;

    Kind(boolean end) {
      this.end = end;
    }

    /** Whether it holds for all exceptions of the call, and not for the last alone. */
    public boolean isOfWholeCall() {
      return end;
    }
  }

  private final Kind kind;
  private final FailedCall call;
  private final Recovery recovery;
  private final String detail;
  private final Fingerprint countedAs;

  /**
   * @param throwable null when it was not recorded: then it is of the call alone
   * @param call null when it is about none
   * @param recovery what the guard had done by then; null when it is about no call
   * @param detail what the kind does not say; null for nothing
   * @param repeated whether the thread has seen and counted the exception before
   */
  GuardRecord(
      Throwable throwable,
      Kind kind,
      FailedCall call,
      Recovery recovery,
      String detail,
      boolean repeated) {
    this(throwable, kind, call, recovery, detail, repeated, null);
  }

  private GuardRecord(
      Throwable throwable,
      Kind kind,
      FailedCall call,
      Recovery recovery,
      String detail,
      boolean repeated,
      Fingerprint countedAs) {
    super(throwable, null, Thread.currentThread(), repeated ? 0 : 1, repeated);
    this.countedAs = countedAs;
    this.kind = kind;
    this.call = call;
    this.recovery = recovery;
    this.detail = detail;
  }

  public Kind kind() {
    return kind;
  }

  /** The call that it was done in; null for none. */
  public FailedCall call() {
    return call;
  }

  /** What the guard had done for that call by then; null for no call. */
  public Recovery recovery() {
    return recovery;
  }

  /**
   * Of {@link Kind#RETRIED} when the next attempt follows, of {@link Kind#REPLACED} the name of the
   * class of what the caller gets, of {@link Kind#NOT_UNDONE} which step of which call, of {@link
   * Kind#OPENED} what to tell of the breaker, of {@link Kind#INJECTED} by which fault and where;
   * else null.
   */
  public String detail() {
    return detail;
  }

  /** What was counted of the exception where it was seen first; null when that is not known. */
  public Fingerprint countedAs() {
    return countedAs;
  }
}
