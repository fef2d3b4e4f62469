package dev.faultline.capture.record;

import dev.faultline.capture.context.CaptureContext;
import dev.faultline.capture.site.Fingerprint;
import dev.faultline.capture.site.Site;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;

/**
 * What an application's thread hands over of an exception. Does not keep the throwable alive when
 * memory runs short: it may hold anything, and the agent's thread may be late.
 */
public abstract class Record extends ThreadRecord {

  /** Set before the record is handed over; null once it was taken. */
  private Object throwable;

  private final Fingerprint fingerprint;
  private final long occurrences;
  private final boolean repeated;

  /** Set before the record is handed over. */
  private boolean ofOtherStack;

  /** Set before the record is handed over. */
  private CaptureContext countedIn;

  /**
   * @param site where it was seen; null when that is not a place in woven code
   */
  Record(Throwable throwable, Site site, Thread thread, long occurrences, boolean repeated) {
    super(thread);
    this.throwable = isOfNoMemory(throwable) ? throwable : new SoftReference<>(throwable);
    this.fingerprint = site == null ? null : site.activity().of(throwable);
    this.occurrences = occurrences;
    this.repeated = repeated;
  }

  /** Of another exception, which was seen nowhere in woven code, and counts nothing. */
  Record(Record same) {
    super(same);
    this.fingerprint = null;
    this.occurrences = 0;
    this.repeated = true;
  }

  /** Of the same exception, which the same thread has seen and counted, and sees again now. */
  Record(Record before, Throwable throwable, Site site, CaptureContext context) {
    super(before, context);
    this.throwable = before.throwable;
    this.fingerprint = site.activity().of(throwable);
    this.occurrences = 0;
    this.repeated = true;
  }

  /** Of these soft references are cleared first, and they are small. */
  private static boolean isOfNoMemory(Throwable throwable) {
    return throwable instanceof VirtualMachineError;
  }

  /** Where it was seen, or null when that is not a place in woven code. */
  public Site site() {
    return fingerprint == null ? null : fingerprint.site();
  }

  /** What the exception has in common with others at the site; null without a site. */
  public final Fingerprint fingerprint() {
    return fingerprint;
  }

  /**
   * How many new exceptions at this site the record stands for. 0 for a record that is kept only if
   * its exception turns out to belong to another that was recorded: one that wraps it, or the same
   * one seen before.
   */
  public final long occurrences() {
    return occurrences;
  }

  /**
   * Whether the thread has seen and counted the exception before, so that it is not counted here.
   */
  public final boolean isRepeated() {
    return repeated;
  }

  /**
   * Whether it was recorded beyond the rates, as nothing like it was recorded yet: what its
   * fingerprint has counted besides is mostly of others.
   */
  public final boolean isOfOtherStack() {
    return ofOtherStack;
  }

  final Record ofOtherStack(boolean other) {
    ofOtherStack = other;
    return this;
  }

  /**
   * What the application had told of the work at hand when the exception was counted, of which
   * nothing was recorded then; null for nothing.
   */
  public final CaptureContext countedIn() {
    return countedIn;
  }

  final Record countedIn(CaptureContext context) {
    countedIn = context;
    return this;
  }

  /** Whether it is of this exception and thread, and not taken yet. */
  final boolean isOf(Throwable other, Thread thread) {
    return behind(throwable) == other && threadId() == ThreadIds.of(thread);
  }

  private static Object behind(Object kept) {
    return kept instanceof Reference ? ((Reference<?>) kept).get() : kept;
  }

  /**
   * Takes the throwable itself out of the record, which has it no longer then; what it says about
   * itself is asked on the agent's thread. Null when memory ran short before, or it was taken.
   */
  public final Throwable takeThrowable() {
    Object taken = throwable;
    throwable = null;
    return (Throwable) behind(taken);
  }
}
