package dev.faultline.client.spool;

/** A batch that waits on disk. Immutable but for its place, which {@link Spool#settle} changes. */
public final class SpooledBatch {

  private final Segment segment;
  private final long position;
  private final RecordHeader header;
  private final byte[] body;

  SpooledBatch(Segment segment, long position, RecordHeader header, byte[] body) {
    this.segment = segment;
    this.position = position;
    this.header = header;
    this.body = body;
  }

  /** As it was encoded. Not a copy. */
  public byte[] body() {
    return body;
  }

  /** How many events it has. */
  public int events() {
    return header.events();
  }

  Segment segment() {
    return segment;
  }

  /** Where its record begins. */
  long position() {
    return position;
  }

  /** Where the next record begins. */
  long end() {
    return position + RecordHeader.SIZE + header.length();
  }

  RecordHeader header() {
    return header;
  }
}
