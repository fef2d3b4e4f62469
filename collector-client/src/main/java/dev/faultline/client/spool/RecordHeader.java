package dev.faultline.client.spool;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * What stands before a batch in a segment, big-endian:
 *
 * <pre>
 *  0  mark            4 bytes, by which the next record is found behind a damaged one
 *  4  length          4 bytes, of the batch
 *  8  events          4 bytes, in the batch
 * 12  events before   4 bytes, in the records of the segment before this one
 * 16  check of batch  4 bytes, CRC-32
 * 20  check of header 4 bytes, CRC-32 of all before it
 * 24  state           2 bytes, changed in place
 * </pre>
 *
 * Immutable.
 */
final class RecordHeader {

  static final int SIZE = 26;
  static final int MARK = 0xFA17C0DE;
  static final short WAITING = 0x5AA5;

  /** Both bytes are other than in {@link #WAITING}: a single damaged one is no settled batch. */
  static final short SETTLED = 0x3C69;

  static final int STATE_OFFSET = 24;
  private static final int CHECKED = 20;

  private final int length;
  private final int events;
  private final int eventsBefore;
  private final int batchCheck;
  private final boolean settled;

  private RecordHeader(int length, int events, int eventsBefore, int batchCheck, boolean settled) {
    this.length = length;
    this.events = events;
    this.eventsBefore = eventsBefore;
    this.batchCheck = batchCheck;
    this.settled = settled;
  }

  /** The header of a batch that waits. */
  static RecordHeader of(byte[] batch, int events, int eventsBefore) {
    return new RecordHeader(batch.length, events, eventsBefore, check(batch, batch.length), false);
  }

  /**
   * Reads a header.
   *
   * @param bytes {@link #SIZE} of them, from the position on, which stays where it is
   * @return null when there is none, or it is damaged
   */
  static RecordHeader read(ByteBuffer bytes) {
    int at = bytes.position();
    if (bytes.getInt(at) != MARK) {
      return null;
    }
    byte[] checked = new byte[CHECKED];
    bytes.duplicate().get(checked);
    if (bytes.getInt(at + CHECKED) != check(checked, CHECKED)) {
      return null;
    }
    return new RecordHeader(
        bytes.getInt(at + 4),
        bytes.getInt(at + 8),
        bytes.getInt(at + 12),
        bytes.getInt(at + 16),
        bytes.getShort(at + STATE_OFFSET) == SETTLED);
  }

  /** This header and its batch, as they stand in the file. */
  ByteBuffer with(byte[] batch) {
    ByteBuffer record = ByteBuffer.allocate(SIZE + batch.length);
    record.putInt(MARK).putInt(length).putInt(events).putInt(eventsBefore).putInt(batchCheck);
    record.putInt(check(record.array(), CHECKED));
    record.putShort(WAITING).put(batch);
    record.flip();
    return record;
  }

  /** CRC-32 of so many bytes. */
  static int check(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /** Whether these bytes are the batch. */
  boolean fits(byte[] batch) {
    return batch.length == length && check(batch, length) == batchCheck;
  }

  /** Of the batch, in bytes. */
  int length() {
    return length;
  }

  /** How many events the batch has. */
  int events() {
    return events;
  }

  /** How many events the records before it have. */
  int eventsBefore() {
    return eventsBefore;
  }

  /** How many events there are up to the end of this record. */
  int eventsAfter() {
    return eventsBefore + events;
  }

  /** Whether nobody waits for the batch any more. */
  boolean isSettled() {
    return settled;
  }
}
