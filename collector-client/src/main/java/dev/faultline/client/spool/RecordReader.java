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
        position = found.end();
        eventsBefore = header.eventsAfter();
        return found;
      }
      position = findMark(position + 1);
    }
    return null;
  }

  private boolean isPlausible(RecordHeader header) {
    return header.length() >= 0
        && header.eventsBefore() >= eventsBefore
        && position + RecordHeader.SIZE + header.length() <= end;
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
