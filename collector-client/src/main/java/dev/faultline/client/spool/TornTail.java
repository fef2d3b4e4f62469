package dev.faultline.client.spool;

import java.io.File;

/**
 * What stood at the end of a segment and was no whole record: who wrote it died over it, or it was
 * damaged since. It was cut. Immutable.
 */
public final class TornTail {
  private final File file;
  private final long bytes;
  private final int events;

  TornTail(File file, long bytes, int events) {
    this.file = file;
    this.bytes = bytes;
    this.events = events;
  }

  /** Of which it was the end. */
  public File file() {
    return file;
  }

  /** Its length, 1 or more. */
  public long bytes() {
    return bytes;
  }

  /**
   * How many events it had that nobody has taken care of: 1, which may be too few, when its header
   * cannot be read either.
   */
  public int events() {
    return events;
  }

  @Override
  public String toString() {
    return "The last "
        + bytes
        + " bytes of "
        + file
        + " were no whole batch and are cut ("
        + events
        + " or more events)";
  }
}
