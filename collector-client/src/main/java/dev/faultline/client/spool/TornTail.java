package dev.faultline.client.spool;

import dev.faultline.client.backend.ClientLog;
import java.io.File;

/**
 * What stood at the end of a segment and was no whole record: who wrote it died over it, or it was
 * damaged since. It was cut. Or all of a segment that ends before its first record. Immutable.
 */
final class TornTail {
  private final File file;
  private final long bytes;
  private final int events;

  TornTail(File file, long bytes, int events) {
    this.file = file;
    this.bytes = bytes;
    this.events = events;
  }

  /** Of which it was the end. */
  File file() {
    return file;
  }

  /** Its length, 1 or more. */
  long bytes() {
    return bytes;
  }

  /**
   * How many events it had that nobody has taken care of: 1, which may be too few, when its header
   * cannot be read either; 0 when the segment was only begun, which is no loss.
   */
  int events() {
    return events;
  }

  /** As what it is: a warning when events may be lost by it. */
  void tell(ClientLog log) {
    if (events == 0) {
      log.info(toString());
    } else {
      log.warn(toString());
    }
  }

  @Override
  public String toString() {
    if (events == 0) {
      return file
          + " ends after "
          + bytes
          + " bytes, before any batch: whoever began it died over it, and it is removed";
    }
    return "The last "
        + bytes
        + " bytes of "
        + file
        + " were no whole batch and are cut ("
        + events
        + " or more events)";
  }
}
