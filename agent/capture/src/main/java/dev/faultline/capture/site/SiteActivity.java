package dev.faultline.capture.site;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/** What has happened at one site. Thread-safe and lock-free. */
public final class SiteActivity {

  /** What stands for the type of all exceptions that are not of a site's first types. */
  public static final String OTHER = "other";

  /** A handler of {@code Exception} may meet any number of them; most sites know one. */
  static final int MOST_TYPES = 16;

  private static final int FAILURES_BEFORE_OFF = 5;
  private static final Fingerprint[] NONE = {};

  private static final AtomicReferenceFieldUpdater<SiteActivity, Fingerprint[]> FINGERPRINTS =
      AtomicReferenceFieldUpdater.newUpdater(
          SiteActivity.class, Fingerprint[].class, "fingerprints");

  private static final AtomicIntegerFieldUpdater<SiteActivity> FAILURES =
      AtomicIntegerFieldUpdater.newUpdater(SiteActivity.class, "failures");

  private final Site site;
  private final RateGate gate = new RateGate();

  /** Never changed, but replaced by a longer one. */
  private volatile Fingerprint[] fingerprints = NONE;

  private volatile int failures;

  SiteActivity(Site site) {
    this.site = site;
  }

  /** The fingerprint of an exception seen here; always the same for the same type. */
  public Fingerprint of(Throwable throwable) {
    // The class keeps its name, and it is the same string each time.
    String type = throwable.getClass().getName();
    for (Fingerprint known : fingerprints) {
      if (known.type() == type) {
        return known;
      }
    }
    return find(type);
  }

  /** Of another class of the same name, or not known yet. */
  private Fingerprint find(String type) {
    while (true) {
      Fingerprint[] known = fingerprints;
      for (Fingerprint one : known) {
        if (one.type().equals(type)) {
          return one;
        }
      }
      if (known.length > MOST_TYPES) {
        return known[MOST_TYPES];
      }
      Fingerprint[] more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = new Fingerprint(site, known.length == MOST_TYPES ? OTHER : type);
      if (FINGERPRINTS.compareAndSet(this, known, more)) {
        if (known.length == 0) {
          site.first(more[0]);
        }
        return more[known.length];
      }
    }
  }

  /** One for each type seen here so far; unmodifiable. */
  public List<Fingerprint> fingerprints() {
    return Collections.unmodifiableList(Arrays.asList(fingerprints));
  }

  /** Every exception seen here since the class was woven. */
  public long seen() {
    long seen = 0;
    for (Fingerprint fingerprint : fingerprints) {
      seen += fingerprint.seen();
    }
    return seen;
  }

  /** How often this site may be recorded. */
  public RateGate gate() {
    return gate;
  }

  /**
   * Counts a failure of the agent's own code at this site.
   *
   * @return true when this failure turned the site off
   */
  public boolean countFailure() {
    return FAILURES.incrementAndGet(this) == FAILURES_BEFORE_OFF;
  }

  /** Whether the agent's code failed here so often that it no longer tries. */
  public boolean isOff() {
    return failures >= FAILURES_BEFORE_OFF;
  }
}
