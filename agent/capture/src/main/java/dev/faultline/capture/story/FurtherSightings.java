package dev.faultline.capture.story;

import dev.faultline.capture.record.Record;
import dev.faultline.capture.site.Fingerprint;
import dev.faultline.capture.site.ThrowSite;

/** What a further record of an exception that is known already says, and what it counts. */
final class FurtherSightings {

  private FurtherSightings() {}

  /**
   * Whether the exception is thrown by somebody that no handler has given it to: one that is kept,
   * such as a static one.
   */
  static boolean isFreshThrow(Record record) {
    return !record.isRepeated()
        && record.site() instanceof ThrowSite
        && !((ThrowSite) record.site()).isRethrow();
  }

  /**
   * Whether it is thrown once more where it always is.
   *
   * @param countedAt where it was counted first; null when that was not at a site
   */
  static boolean isThrownAnew(Record record, Fingerprint countedAt) {
    return isFreshThrow(record) && record.fingerprint() == countedAt;
  }

  /** It is a further one, and so are those that it stands for. */
  static void countAll(Record record) {
    record.fingerprint().countUnrecorded(Math.max(1, record.occurrences()));
  }

  /**
   * It is the same one once more, not a further one: what it stands for beside itself is still to
   * be told.
   */
  static void countOthers(Record record) {
    if (record.occurrences() > 1) {
      record.fingerprint().countUnrecorded(record.occurrences() - 1);
    }
  }
}
