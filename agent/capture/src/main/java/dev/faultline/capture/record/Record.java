package dev.faultline.capture.record;

import dev.faultline.capture.site.Fingerprint;
import dev.faultline.capture.site.Site;

/** What an application's thread hands over of an exception. */
public abstract class Record extends ThreadRecord {

  private final Throwable throwable;
  private final long occurrences;
  private final boolean repeated;

  /** Set before the record is handed over. */
  private boolean ofOtherStack;

  Record(Throwable throwable, Thread thread, long occurrences, boolean repeated) {
    super(thread);
    this.throwable = throwable;
    this.occurrences = occurrences;
    this.repeated = repeated;
  }

  /** Where it was seen, or null when that is not a place in woven code. */
  public Site site() {
    return null;
  }

  /** What the exception has in common with others at the site; null without a site. */
  public final Fingerprint fingerprint() {
    return site() == null ? null : site().activity().of(throwable);
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

  /** The throwable itself; what it says about itself is asked on the agent's thread. Not null. */
  public final Throwable throwable() {
    return throwable;
  }
}
