package dev.faultline.capture.story;

import dev.faultline.capture.record.JvmMade;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One throwable of the application and what it has said about itself by now, all of it copies: this
 * keeps neither the throwable alive nor anything that it holds. There is one for each throwable, so
 * that two of them are the same object if, and only if, their throwables are. Used on the agent's
 * thread alone.
 */
final class KnownException {

  private final Reference<Throwable> throwable;
  private final String type;
  private final String injectedFault;
  private final boolean fastThrown;
  private final boolean shared;

  /** While its own methods are still to be asked; cleared when memory runs short. */
  private Reference<Throwable> awaited;

  private KnownException cause;
  private Reference<KnownException> wrapper;
  private List<KnownException> suppressed = Collections.emptyList();
  private boolean linksKnown;
  private int causesLeftOut;
  private int suppressedLeftOut;

  private String message;
  private Reference<String> givenMessage;
  private boolean messageKnown;

  private StackTraceElement[] frames;
  private int framesOmitted;
  private String whyWithoutFrames;
  private SettledException settled;

  /**
   * @param reference to the throwable, weak
   * @param awaited whether there is something that it cannot be asked yet
   * @param injectedFault the name of the fault that it is of; null for none
   */
  KnownException(
      Reference<Throwable> reference, Throwable throwable, boolean awaited, String injectedFault) {
    this.injectedFault = injectedFault;
    this.throwable = reference;
    this.type = throwable.getClass().getName();
    this.fastThrown = JvmMade.isFastThrown(throwable);
    this.shared = JvmMade.isShared(throwable);
    this.awaited = awaited ? new SoftReference<>(throwable) : null;
  }

  /** The throwable itself, or null when the application has dropped it. */
  Throwable throwable() {
    return throwable.get();
  }

  /** Name of its class. */
  String type() {
    return type;
  }

  /** The name of the fault that it was injected by; null for none. */
  String injectedFault() {
    return injectedFault;
  }

  /** {@link JvmMade#isFastThrown}. */
  boolean isFastThrown() {
    return fastThrown;
  }

  /** {@link JvmMade#isShared}. */
  boolean isShared() {
    return shared;
  }

  /** Nothing is to be asked any more. */
  void awaitNoLonger() {
    awaited = null;
  }

  /**
   * What it wraps, or the next of its causes that is kept; null when there is none, or it is not
   * known.
   */
  KnownException cause() {
    return cause;
  }

  /** What was the last to be known to wrap it; null when nothing is, or it is forgotten. */
  KnownException wrapper() {
    return wrapper == null ? null : wrapper.get();
  }

  List<KnownException> suppressed() {
    return suppressed;
  }

  /** How many causes are left out between it and {@link #cause}, as there are too many. */
  int causesLeftOut() {
    return causesLeftOut;
  }

  /** How many it suppresses beside {@link #suppressed}. */
  int suppressedLeftOut() {
    return suppressedLeftOut;
  }

  /** Whether it has been asked what it wraps and suppresses. */
  boolean areLinksKnown() {
    return linksKnown;
  }

  /**
   * Notes what it wraps and suppresses.
   *
   * @param suppressedLeftOut how many it suppresses beside those
   */
  void links(KnownException cause, List<KnownException> suppressed, int suppressedLeftOut) {
    link(cause, 0);
    this.suppressedLeftOut = suppressedLeftOut;
    this.suppressed =
        suppressed.isEmpty()
            ? Collections.<KnownException>emptyList()
            : new ArrayList<>(suppressed);
    linksKnown = true;
  }

  /** Notes the next of its causes that is kept, behind so many that are not. */
  void link(KnownException cause, int leftOut) {
    if (cause != null && cause.wrapper() != this) {
      cause.wrapper = new WeakReference<>(this);
    }
    this.cause = cause;
    causesLeftOut = leftOut;
  }

  /** As it is shown; null when there is none. */
  String message() {
    return message;
  }

  boolean isMessageKnown() {
    return messageKnown;
  }

  /** Whether this very text is what the message was made of. */
  boolean isMadeOf(String given) {
    return given == null
        ? messageKnown && message == null
        : givenMessage != null && givenMessage.get() == given;
  }

  /**
   * Notes its message.
   *
   * @param given as the exception gave it, null for none
   * @param shown without what must not be told, and cut
   */
  void message(String given, String shown) {
    givenMessage = given == null ? null : new WeakReference<>(given);
    message = shown;
    messageKnown = true;
  }

  /** Innermost first; null when they were not read. */
  StackTraceElement[] frames() {
    return frames;
  }

  /** How many there are beyond those of {@link #frames}. */
  int framesOmitted() {
    return framesOmitted;
  }

  /** Why there are no frames, when its class is to blame; else null. */
  String whyWithoutFrames() {
    return whyWithoutFrames;
  }

  /** Notes its stack trace. */
  void frames(StackTraceElement[] kept, int omitted, String whyNone) {
    frames = kept;
    framesOmitted = omitted;
    whyWithoutFrames = whyNone;
  }

  /** What an event was made of this exception; null when none was, or it is forgotten. */
  SettledException settled() {
    return settled;
  }

  void settled(SettledException event) {
    settled = event;
  }
}
