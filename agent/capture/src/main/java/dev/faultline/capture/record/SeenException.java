package dev.faultline.capture.record;

import dev.faultline.capture.context.CaptureContext;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.HandlerUse;
import dev.faultline.capture.site.Site;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * An exception that a thread has seen and counted; used again for another one when that is over.
 * Keeps no throwable alive, but for a moment one of which nothing is to be told: to hold that costs
 * no object. Used by that thread alone, but for {@link #letGo}.
 */
final class SeenException {

  /** A program that throws one exception again and again tells of it no more often than this. */
  private static final int POINTS = 32;

  /** Beside those on its way: how it ends is told after however long a way. */
  private static final int ENDS = 32;

  /**
   * Handlers behind the last of the points that are told of as long as they may be the end of it.
   */
  private static final int FAR_HANDLERS = 4096;

  /** Methods that it leaves and is told of with their variables. */
  private static final int EXITS = 32;

  private static final AtomicReferenceFieldUpdater<SeenException, Throwable> HELD =
      AtomicReferenceFieldUpdater.newUpdater(SeenException.class, Throwable.class, "held");

  /** The exception itself, or null when it is only remembered. */
  private volatile Throwable held;

  /** Of no meaning while an exception is held. */
  private volatile Reference<Throwable> remembered;

  private Site countedAt;
  private CaptureContext countedIn;
  private boolean offered;
  private boolean caught;
  private boolean over;
  private Site entryTold;

  // What is taken of exceptions alone of which the agent's thread was told.
  private int pointsLeft = POINTS;
  private int endsLeft = ENDS;
  private int exitsLeft = EXITS;
  private int farHandlersLeft = FAR_HANDLERS;

  /** Whether the last that was told of it is a handler, which may turn out to throw it on. */
  private boolean endsCaught;

  /** Whether that handler has taken one of the ends. */
  private boolean endTaken;

  /** What that handler, or one before, was told in; null when nothing can be taken back. */
  private RecordSlot lastCaught;

  /**
   * Begins anew with an exception that is kept alive until {@link #letGo}.
   *
   * @param countedAt where it was counted; null when that was not a place in woven code
   */
  void hold(Throwable throwable, Site countedAt) {
    begin(countedAt);
    // No other thread needs to see this at once, so that no fence is paid for.
    HELD.lazySet(this, throwable);
  }

  /** Begins anew with an exception that is not kept alive. */
  void remember(Throwable throwable, Site countedAt) {
    begin(countedAt);
    remembered = new WeakReference<>(throwable);
    HELD.lazySet(this, null);
  }

  private void begin(Site countedAt) {
    // To write a reference costs more than to compare it, and storms come from one place.
    if (this.countedAt != countedAt) {
      this.countedAt = countedAt;
    }
    countedIn = null;
    caught = false;
    over = false;
    entryTold = null;
    if (offered) {
      offered = false;
      pointsLeft = POINTS;
      endsLeft = ENDS;
      exitsLeft = EXITS;
      farHandlersLeft = FAR_HANDLERS;
      endsCaught = false;
      endTaken = false;
      lastCaught = null;
    }
  }

  /**
   * Keeps the exception alive no longer; it is known all the same. Other threads may call this.
   *
   * @return false when none was held
   */
  boolean letGo() {
    Throwable throwable = held;
    if (throwable == null) {
      return false;
    }
    remembered = new WeakReference<>(throwable);
    // Not when the thread has gone on to another exception by now.
    HELD.compareAndSet(this, throwable, null);
    return true;
  }

  private void forget() {
    remembered = null;
    countedIn = null;
    HELD.lazySet(this, null);
  }

  /** Whether it is this very exception. */
  boolean is(Throwable throwable) {
    Throwable here = held;
    if (here != null) {
      return here == throwable;
    }
    Reference<Throwable> known = remembered;
    return known != null && known.get() == throwable;
  }

  /** Whether it is this very exception, nothing is to be told of it, and no handler has had it. */
  boolean isOnlyCounted(Throwable throwable) {
    return held == throwable && !offered && !caught;
  }

  /** Where it was counted; null when that was not a place in woven code. */
  Site countedAt() {
    return countedAt;
  }

  /**
   * What the application had told of the work at hand when it was only counted; null for nothing,
   * and when it was recorded.
   */
  CaptureContext countedIn() {
    return countedIn;
  }

  void countedIn(CaptureContext context) {
    countedIn = context;
  }

  /** Whether the agent's thread was told of it. */
  boolean isOffered() {
    return offered;
  }

  void offered() {
    offered = true;
    over = false;
    letGo();
  }

  /** Whether a handler was the last to have it: if it is thrown now, somebody threw it again. */
  boolean isCaught() {
    return caught;
  }

  void thrownAgain() {
    caught = false;
    over = false;
  }

  void caught(CatchSite handler) {
    caught = true;
    // A method that is given the exception may throw it again, which nobody will be told of.
    over = !offered && handler.isEnd();
    if (over && handler.swallows()) {
      forget();
    }
  }

  /** Whether it need not be remembered any longer than until the next one comes. */
  boolean isOver() {
    return over;
  }

  /**
   * Whether the arguments of a method are still to be told, which has thrown the exception itself.
   * Of several calls of it, those of the one that threw: the first that is asked about.
   */
  boolean takeEntry(Site ofMethod) {
    if (entryTold == ofMethod) {
      return false;
    }
    entryTold = ofMethod;
    return true;
  }

  /** Takes one of the points of its life that may be told; false when it is not told of. */
  boolean takePoint() {
    if (!offered || pointsLeft == 0) {
      return false;
    }
    pointsLeft--;
    return true;
  }

  /** As {@link #takePoint} for a throw of what was thrown before. */
  boolean takeThrow() {
    if (!takePoint()) {
      return false;
    }
    endsCaught = false;
    return true;
  }

  /**
   * Whether a throw that takes no point shows all the same that the last handler told of was not
   * the end of it, so that one of the two must be done: that is taken back, or the throw told.
   */
  boolean takeThrowOn() {
    boolean thrownOn = offered && endsCaught;
    endsCaught = false;
    return thrownOn;
  }

  /**
   * Takes back what was told of the last handler, with the end that it took.
   *
   * @return false when it is too late, or it took none
   */
  boolean takeBackCaught() {
    boolean takenBack = endTaken && lastCaught != null && lastCaught.put(null);
    if (takenBack) {
      endsLeft++;
    } else {
      lastCaught = null;
    }
    endTaken = false;
    return takenBack;
  }

  /** As {@link #takeEnd} for a method that it leaves. */
  boolean takeExit() {
    if (!offered || exitsLeft == 0) {
      return false;
    }
    exitsLeft--;
    return true;
  }

  /** As {@link #takePoint} for a handler. */
  boolean takeCaught() {
    if (!takePoint()) {
      return false;
    }
    endsCaught = true;
    endTaken = false;
    return true;
  }

  /** As {@link #takeEnd} for a handler that takes no point, and may be where it ends. */
  boolean takeLastCaught(HandlerUse use) {
    // One that throws what a method makes of it may lose it, or be given it back.
    boolean surelyThrows = use.passesOn() && use.wrapper() == null;
    if (!surelyThrows && endTaken) {
      // It has come here from the last one, whoever threw it there.
      takeBackCaught();
    }
    if (surelyThrows || !offered || endsLeft == 0 || farHandlersLeft == 0) {
      return false;
    }
    farHandlersLeft--;
    endsLeft--;
    endTaken = true;
    endsCaught = true;
    return true;
  }

  /** What the last handler was told in that may be taken back; null for none. */
  RecordSlot lastCaught() {
    return lastCaught;
  }

  /**
   * Notes in what a handler was told, to be taken back when it throws the exception on.
   *
   * @param slot null when that cannot be any more
   */
  void lastCaughtIn(RecordSlot slot) {
    lastCaught = slot;
  }

  /**
   * Takes one of the points of its life for what may be the last of them; false when it is not told
   * of.
   */
  boolean takeEnd() {
    // What comes after this must not be told before it.
    lastCaught = null;
    if (takePoint()) {
      return true;
    }
    if (!offered || endsLeft == 0) {
      return false;
    }
    endsLeft--;
    return true;
  }
}
