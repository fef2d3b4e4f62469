package dev.faultline.client.spool;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads the records of a segment one after the other. Where a header is damaged it looks for the
 * next one, which tells how many events there were in between. Used by one thread.
 */
final class RecordReader {

  private static final int WINDOW = 1 << 16;

  private final SegmentFile file;
  private final long end;
  private long position;
  private int eventsBefore;

  /** Where the last record ends that was found. */
  private long endOfRecords;

  /** How many events were in what follows it, by a header without the end of its batch; or -1. */
  private int eventsBehind = -1;

  /**
   * @param position where to begin
   * @param eventsBefore how many events the records before that have
   * @param end where nothing follows any more
   */
  RecordReader(SegmentFile file, long position, int eventsBefore, long end) {
    this.file = file;
    this.position = position;
    this.eventsBefore = eventsBefore;
    this.end = end;
    endOfRecords = position;
  }

  /**
   * The next record whose header is in order; null when there is none. A record that was not
   * written to its end is none.
   */
  Record next() throws IOException {
    while (position + RecordHeader.SIZE <= end) {
      RecordHeader header = RecordHeader.read(file.read(position, RecordHeader.SIZE));
      if (header != null && isPlausible(header)) {
        Record found = new Record(position, header, header.eventsBefore() - eventsBefore);
        if (found.end() <= end) {
          position = found.end();
          eventsBefore = header.eventsAfter();
          endOfRecords = position;
          eventsBehind = -1;
          return found;
        }
        eventsBehind = found.eventsLostBefore() + (header.isSettled() ? 0 : header.events());
      }
      position = findMark(position + 1);
    }
    return null;
  }

  private boolean isPlausible(RecordHeader header) {
    return header.length() >= 0 && header.eventsBefore() >= eventsBefore;
  }

  /** Where the last record ends that was found. */
  long endOfRecords() {
    return endOfRecords;
  }

  /**
   * How many events were in what follows the last record that was found: 1 at least, as long as no
   * header tells.
   */
  int eventsBehind() {
    if (endOfRecords >= end) {
      return 0;
    }
    return eventsBehind < 0 ? 1 : eventsBehind;
  }

  /** Where the next mark may begin; the end when there is none. */
  private long findMark(long from) throws IOException {
    for (long at = from; at + RecordHeader.SIZE <= end; at += WINDOW) {
      ByteBuffer window = file.read(at, (int) Math.min(WINDOW + Integer.BYTES - 1L, end - at));
      for (int i = 0; i + Integer.BYTES <= window.limit() && i < WINDOW; i++) {
        if (window.getInt(i) == RecordHeader.MARK) {
          return at + i;
        }
      }
    }
    return end;
  }

  /** A record that was found. Immutable. */
  static final class Record {

    private final long position;
    private final RecordHeader header;
    private final int eventsLostBefore;

    private Record(long position, RecordHeader header, int eventsLostBefore) {
      this.position = position;
      this.header = header;
      this.eventsLostBefore = eventsLostBefore;
    }

    long position() {
      return position;
    }

    long bodyPosition() {
      return position + RecordHeader.SIZE;
    }

    long end() {
      return bodyPosition() + header.length();
    }

    RecordHeader header() {
      return header;
    }

    /** How many events were in records between the one before and this, which are damaged. */
    int eventsLostBefore() {
      return eventsLostBefore;
    }
  }
}
