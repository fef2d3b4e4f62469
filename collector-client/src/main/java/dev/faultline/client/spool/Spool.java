package dev.faultline.client.spool;

import dev.faultline.client.backend.ClientLog;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Batches on disk. Each is there from {@link #append} until {@link #settle}, whatever happens to
 * the process in between; another one that uses the same folder, then or later, goes on with what
 * was left. What a process has not settled when it dies may have been sent: batches come out at
 * least once.
 *
 * <p>A killed process loses nothing that was appended. When the machine itself goes down, the
 * operating system may not have written the last seconds.
 *
 * <p>Used by one thread, but for {@link #account}.
 */
public final class Spool implements Closeable {

  private final SpoolSettings settings;

  /** Whether what is too old is so by what is noted with it, and not by these settings. */
  private final boolean ofOthers;

  private final SpoolFolder folder;
  private final Clock clock;
  private final String jvm = JvmToken.own();

  /** Those that this process has, oldest first, but for the one that it writes. */
  private final Deque<Segment> closed = new ArrayDeque<>();

  private final Findings findings = new Findings();

  /** Null until there is something to write. */
  private Segment written;

  private int segments;
  private volatile SpoolAccount account = SpoolAccount.EMPTY;

  private Spool(SpoolSettings settings, boolean ofOthers, SpoolFolder folder, Clock clock) {
    this.settings = settings;
    this.ofOthers = ofOthers;
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Opens a spool, with what was left in its folder.
   *
   * @throws IOException when the folder cannot be made, read or written
   */
  public static Spool open(SpoolSettings settings) throws IOException {
    return open(settings, Clock.systemUTC());
  }

  /**
   * Opens what others have left in their folder, to look at it: what is too old is so by what was
   * set for them. Nothing is to be appended.
   *
   * @param settings of which the folder counts
   * @throws IOException as {@link #open(SpoolSettings)}
   */
  public static Spool openOfOthers(SpoolSettings settings) throws IOException {
    return open(settings, true, Clock.systemUTC());
  }

  static Spool open(SpoolSettings settings, Clock clock) throws IOException {
    return open(settings, false, clock);
  }

  private static Spool open(SpoolSettings settings, boolean ofOthers, Clock clock)
      throws IOException {
    Spool spool = new Spool(settings, ofOthers, SpoolFolder.make(settings.folder()), clock);
    try {
      spool.takeOver();
      return spool;
    } catch (IOException | RuntimeException | Error failure) {
      spool.closeAfter(failure);
      throw failure;
    }
  }

  /** Whether the folder has anything in it, of whatever process. Makes and opens nothing. */
  public static boolean holdsSegments(SpoolSettings settings) {
    return SpoolFolder.holdsSegments(settings.folder());
  }

  /**
   * Looks for segments of processes that have ended, which are this one's from then on. To be
   * called now and then. One that cannot be had stays as it is, for another try, and holds up no
   * other; {@link #tell} says which.
   *
   * @throws IOException when the folder cannot be read
   */
  public void takeOver() throws IOException {
    File[] paths = folder.segments();
    findings.look(paths);
    for (File path : paths) {
      try {
        takeOver(path);
      } catch (IOException | RuntimeException failure) {
        findings.fail(path, failure);
      }
    }
  }

  private void takeOver(File path) throws IOException {
    SegmentFile file = SegmentFile.takeOver(path, jvm);
    if (file == null) {
      return;
    }
    try {
      Segment segment = Segment.leftBehind(file, clock.millis());
      int lost = segment.takeDamaged();
      SpoolAccount after = account.find(segment.waiting() + lost).damage(lost);
      if (segment.tornTail() != null) {
        findings.cut(segment.tornTail());
      }
      closed.add(segment);
      account = after;
    } catch (IOException | RuntimeException | Error failure) {
      // For another try, or another process.
      file.letGoAfter(failure);
      throw failure;
    }
    deleteSettled();
  }

  /**
   * Says what was found in the folder and not told yet: what was cut of segments that were taken
   * over, and which could not be.
   */
  public void tell(ClientLog log) {
    findings.tell(log);
  }

  /** What was cut of segments that were taken over since this was last asked. */
  List<TornTail> takeTornTails() {
    return findings.takeTornTails();
  }

  /**
   * Writes a batch.
   *
   * @param batch at least one byte; not changed from then on
   * @param events how many it has, for the account
   * @return the batch, in the caller's hand: to be {@link #settle settled} or {@link #putBack put
   *     back}; null when the spool is full
   * @throws IOException when the disk does not take it: nothing was appended then
   */
  public SpooledBatch append(byte[] batch, int events) throws IOException {
    long size = RecordHeader.SIZE + (long) batch.length;
    if (written != null && written.bytes() + size > settings.segmentBytes()) {
      closed.add(written);
      written = null;
      deleteSettled();
    }
    if (folder.bytes() + size > settings.maxBytes()) {
      account = account.refuse(events);
      return null;
    }
    if (written == null) {
      long now = clock.millis();
      long maxAge = settings.maxAge().toMillis();
      SegmentFile file = SegmentFile.create(folder.path(), now, segments++, jvm);
      written = Segment.begin(file, now, maxAge);
    }
    SpooledBatch appended = written.append(batch, events);
    account = account.append(events);
    return appended;
  }

  /**
   * The oldest batch that waits and is in nobody's hand, from now on in the caller's; null when
   * there is none. Batches that turn out to be damaged are left out.
   */
  public SpooledBatch next() throws IOException {
    expire();
    for (Segment segment : closed) {
      SpooledBatch batch = next(segment);
      if (batch != null) {
        return batch;
      }
    }
    deleteSettled();
    return written == null ? null : next(written);
  }

  private SpooledBatch next(Segment segment) throws IOException {
    try {
      return segment.next();
    } finally {
      account = account.damage(segment.takeDamaged());
    }
  }

  /**
   * Lets a batch go that somebody has taken care of.
   *
   * @throws IOException when that cannot be noted: another process may come upon the batch again
   */
  public void settle(SpooledBatch batch) throws IOException {
    Segment segment = batch.segment();
    int before = segment.waiting();
    try {
      segment.settle(batch);
    } finally {
      account = account.settle(before - segment.waiting());
    }
    if (segment != written) {
      deleteSettled();
    } else if (written.isSettled()) {
      written.clear();
    }
  }

  /** Puts a batch back that could not be taken care of; {@link #next} has it again. */
  public void putBack(SpooledBatch batch) {
    batch.segment().putBack(batch);
  }

  /** Whether a batch that is in hand is one of this spool's. */
  public boolean has(SpooledBatch batch) {
    return batch.segment() == written || closed.contains(batch.segment());
  }

  private void deleteSettled() throws IOException {
    for (Iterator<Segment> segments = closed.iterator(); segments.hasNext(); ) {
      Segment segment = segments.next();
      if (segment.isSettled()) {
        segments.remove();
        segment.delete();
      }
    }
  }

  /** Lets go what is too old, as {@link #next} does. */
  public void expire() throws IOException {
    for (Iterator<Segment> segments = closed.iterator(); segments.hasNext(); ) {
      Segment segment = segments.next();
      if (isTooOld(segment) && !segment.isInHand()) {
        account = account.expire(segment.waiting());
        segments.remove();
        segment.delete();
      }
    }
    if (written != null && isTooOld(written)) {
      closed.add(written);
      written = null;
    }
  }

  private boolean isTooOld(Segment segment) {
    long maxAge = ofOthers ? segment.maxAgeMillis() : settings.maxAge().toMillis();
    return segment.ageMillis() > maxAge;
  }

  /** What became of all events so far. Called by any thread. */
  public SpoolAccount account() {
    return account;
  }

  /**
   * Lets all segments go; what waits in them is for the next process. Nothing can be done with it
   * afterwards.
   */
  @Override
  public void close() throws IOException {
    if (written != null) {
      closed.add(written);
      written = null;
    }
    IOException failure = null;
    while (!closed.isEmpty()) {
      try {
        closed.remove().close();
      } catch (IOException one) {
        failure = failure == null ? one : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void closeAfter(Throwable failure) {
    try {
      close();
    } catch (IOException | RuntimeException another) {
      failure.addSuppressed(another);
    }
  }
}
