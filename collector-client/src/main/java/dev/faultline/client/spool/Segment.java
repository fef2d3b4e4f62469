package dev.faultline.client.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A part of the queue in a file of its own: a mark (8 bytes), when it was begun (8, milliseconds
 * since 1970), for how long it is to be kept (8, milliseconds), a CRC-32 of these (4), and records
 * behind each other. What is damaged costs itself and nothing else. Used by one thread.
 */
final class Segment implements Closeable {

  static final int START = 28;
  private static final long MARK = 0x464C_5350_4F4F_4C32L; // FLSPOOL2

  private final SegmentFile file;
  private final long ageMillis;
  private final long sinceNanos = System.nanoTime();
  private final long maxAgeMillis;
  private final Set<Long> inHand = new HashSet<>();

  /** Where the next record goes. */
  private long end;

  /** Where reading goes on. */
  private long cursor = START;

  /** How many events all records up to {@link #end} have. */
  private int events;

  /** How many events those up to {@link #cursor} have. */
  private int eventsRead;

  private int waiting;
  private int waitingInHand;
  private int damaged;

  /** Null when nothing stood behind the last record. */
  private TornTail tornTail;

  private Segment(SegmentFile file, long ageMillis, long maxAgeMillis, long end) {
    this.file = file;
    this.ageMillis = ageMillis;
    this.maxAgeMillis = maxAgeMillis;
    this.end = end;
  }

  /**
   * A new segment in this file.
   *
   * @throws IOException when the disk does not take it: the file is gone then, as it is when there
   *     is no memory
   */
  static Segment begin(SegmentFile file, long nowMillis, long maxAgeMillis) throws IOException {
    try {
      ByteBuffer start = ByteBuffer.allocate(START);
      start.putLong(MARK).putLong(nowMillis).putLong(maxAgeMillis);
      start.putInt(RecordHeader.check(start.array(), start.position())).flip();
      file.write(start, 0);
      return new Segment(file, 0, maxAgeMillis, START);
    } catch (IOException | RuntimeException | Error failure) {
      // Each further attempt would leave another, open and empty.
      file.deleteAfter(failure);
      throw failure;
    }
  }

  /**
   * A segment that another process has left behind.
   *
   * @param nowMillis when it counts as begun if it does not say so itself, or says what is to come
   */
  static Segment leftBehind(SegmentFile file, long nowMillis) throws IOException {
    ByteBuffer start = file.read(0, START);
    boolean whole = isWhole(start);
    long age = whole ? Math.max(0, nowMillis - start.getLong(8)) : 0;
    long maxAge = whole ? start.getLong(16) : Long.MAX_VALUE;
    Segment segment = new Segment(file, age, maxAge, file.size());
    if (whole || segment.end > START) {
      segment.count();
    } else {
      segment.endsEarly(isBegun(start));
    }
    return segment;
  }

  private static boolean isWhole(ByteBuffer start) {
    return start.remaining() == START
        && start.getLong(0) == MARK
        && start.getInt(24) == RecordHeader.check(start.array(), 24);
  }

  /** Whether the bytes are the first of a segment, however few. */
  private static boolean isBegun(ByteBuffer start) {
    byte[] mark = ByteBuffer.allocate(Long.BYTES).putLong(MARK).array();
    int length = Math.min(start.remaining(), mark.length);
    return start.slice().limit(length).equals(ByteBuffer.wrap(mark, 0, length));
  }

  /** Nothing in it can be a record. */
  private void endsEarly(boolean begun) {
    damaged = begun ? 0 : 1;
    tornTail = new TornTail(file.path(), end, damaged);
  }

  /** Counts what waits and what is damaged, by the headers alone, and cuts what is no record. */
  private void count() throws IOException {
    RecordReader reader = new RecordReader(file, START, 0, end);
    for (RecordReader.Record one = reader.next(); one != null; one = reader.next()) {
      damaged += one.eventsLostBefore();
      waiting += one.header().isSettled() ? 0 : one.header().events();
      events = one.header().eventsAfter();
    }
    cut(reader.endOfRecords(), reader.eventsBehind());
  }

  /** So that it is found, and told, once. */
  private void cut(long endOfRecords, int eventsBehind) throws IOException {
    if (endOfRecords < end) {
      damaged += eventsBehind;
      tornTail = new TornTail(file.path(), end - endOfRecords, eventsBehind);
      file.truncate(endOfRecords);
      end = endOfRecords;
    }
  }

  /**
   * Adds a batch, in hand of the caller.
   *
   * @throws IOException when it could not be written; the segment is as it was, as it is when there
   *     is no memory
   */
  SpooledBatch append(byte[] batch, int ofEvents) throws IOException {
    RecordHeader header = RecordHeader.of(batch, ofEvents, events);
    try {
      file.write(header.with(batch), end);
      SpooledBatch added = new SpooledBatch(this, end, header, batch);
      take(added);
      end = added.end();
      events = header.eventsAfter();
      waiting += ofEvents;
      return added;
    } catch (IOException | RuntimeException | Error failure) {
      cutTo(end, failure);
      throw failure;
    }
  }

  private void cutTo(long size, Throwable because) {
    try {
      file.truncate(size);
    } catch (IOException failure) {
      // The next record is written over it, and what is left of it then is known to be none.
      because.addSuppressed(failure);
    }
  }

  /** The oldest batch that waits and is in nobody's hand, from now on in the caller's; or null. */
  SpooledBatch next() throws IOException {
    RecordReader reader = new RecordReader(file, cursor, eventsRead, end);
    for (RecordReader.Record one = reader.next(); one != null; one = reader.next()) {
      cursor = one.end();
      eventsRead = one.header().eventsAfter();
      if (one.header().isSettled() || inHand.contains(one.position())) {
        continue;
      }
      byte[] body = file.readFully(one.bodyPosition(), one.header().length());
      SpooledBatch batch = new SpooledBatch(this, one.position(), one.header(), body);
      if (one.header().fits(body)) {
        take(batch);
        return batch;
      }
      mark(batch);
      lose(batch.events());
    }
    // Headers may have been damaged after they were counted.
    lose(waiting - waitingInHand);
    return null;
  }

  private void take(SpooledBatch batch) {
    inHand.add(batch.position());
    waitingInHand += batch.events();
  }

  private boolean giveBack(SpooledBatch batch) {
    boolean had = inHand.remove(batch.position());
    waitingInHand -= had ? batch.events() : 0;
    return had;
  }

  private void lose(int lost) {
    waiting -= lost;
    damaged += lost;
  }

  /** Nobody waits for a batch any more. */
  void settle(SpooledBatch batch) throws IOException {
    if (giveBack(batch)) {
      waiting -= batch.events();
      mark(batch);
    }
  }

  private void mark(SpooledBatch batch) throws IOException {
    ByteBuffer state = ByteBuffer.allocate(Short.BYTES);
    state.putShort(RecordHeader.SETTLED).flip();
    file.write(state, batch.position() + RecordHeader.STATE_OFFSET);
  }

  /** Puts a batch back that could not be sent: it waits as before. */
  void putBack(SpooledBatch batch) {
    if (giveBack(batch) && batch.position() < cursor) {
      cursor = batch.position();
      eventsRead = batch.header().eventsBefore();
    }
  }

  /** Makes room in a segment of which nothing is needed any more. */
  void clear() throws IOException {
    file.truncate(START);
    end = START;
    cursor = START;
    events = 0;
    eventsRead = 0;
  }

  /** Whether nothing of it waits. */
  boolean isSettled() {
    return waiting == 0 && !isInHand();
  }

  /** Whether somebody has a batch of it in hand. */
  boolean isInHand() {
    return !inHand.isEmpty();
  }

  /** How many events wait, those in hand too. */
  int waiting() {
    return waiting;
  }

  /** How many events were damaged since this was last asked. */
  int takeDamaged() {
    int taken = damaged;
    damaged = 0;
    return taken;
  }

  /** What stood behind its last record; null when nothing did. */
  TornTail tornTail() {
    return tornTail;
  }

  /** Its size, in bytes. */
  long bytes() {
    return end;
  }

  /**
   * For how long it has been there: by the wall clock when this process came upon it, and from then
   * on by one that nobody sets.
   */
  long ageMillis() {
    return ageMillis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos);
  }

  /** As its writer wanted it; as long as can be when that cannot be read. */
  long maxAgeMillis() {
    return maxAgeMillis;
  }

  void delete() throws IOException {
    file.delete();
  }

  /** Lets it go with all that waits in it; deletes it when nothing does. */
  @Override
  public void close() throws IOException {
    if (isSettled()) {
      file.delete();
      return;
    }
    try {
      file.force();
    } finally {
      file.letGo();
    }
  }
}
