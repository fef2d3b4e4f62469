package dev.faultline.client.delivery;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BatchSender;
import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.event.Event;
import dev.faultline.client.spool.SpoolSettings;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadFactory;

/**
 * Takes events from any thread and brings them to a backend, in batches, on a daemon thread named
 * {@code faultline-export}.
 *
 * <p>With a spool, each batch is on disk before it is sent and until the backend has it; what the
 * backend cannot take now waits there, and what a process leaves there, however it ends, is sent by
 * the next that uses the same folder. Without one, or when the disk takes no more, a batch that the
 * backend cannot take now is kept in memory and tried again, with growing pauses, for as long as it
 * takes; the queue goes on filling behind it, and when it is full events are dropped and counted:
 * of the lowest priority first, and of these the newest. What ended a thread has the highest, what
 * was handled or recovered the lowest. A batch that the backend will never take is dropped and
 * counted; one that is too large for it is sent in halves. {@link #account()} tells what became of
 * every event.
 *
 * <p>Making one starts nothing: the first event offered starts the thread, and the first batch sent
 * loads what it takes to send. Safe for use by many threads.
 */
public final class EventDelivery {
  /** How long to wait for the end of an attempt that was cancelled. */
  public static final Duration CANCEL_GRACE = Duration.ofMillis(500);

  /** Longer timeouts are taken for this one: nanoseconds must not overflow. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private final Ledger ledger;
  private final LostEvents lost;
  private final FlushRequests flushes;
  private final EventQueue queue;
  private final CloseDeadline deadline = new CloseDeadline();
  private final ActiveBackend<Backend> backend;
  private final ExportSpool spool;
  private final Sending sending;
  private final BatchDelivery batches;
  private final ExportThread thread;

  /**
   * A delivery that has started nothing.
   *
   * @param settings bounds of queue, batches and back-off
   * @param backend used by the export thread alone, but for {@link BatchSender#cancel()}; closed at
   *     the end
   * @param threads makes the export thread and so chooses its group and context class loader; its
   *     name and that it is a daemon are set here
   * @param log told, seldom, what people have to know
   */
  public EventDelivery(
      DeliverySettings settings, Backend backend, ThreadFactory threads, ClientLog log) {
    this.backend = new ActiveBackend<>(backend, threads);
    ClientLog guarded = new GuardedLog(log);
    ledger = new Ledger(settings.queueCapacity(), settings.queueBytes());
    lost = new LostEvents(ledger);
    queue = new EventQueue(ledger, lost, settings, backend.maxBatchEvents());
    flushes = new FlushRequests(ledger, queue);
    Backoff backoff =
        new Backoff(
            settings.initialBackoff().toNanos(),
            settings.maxBackoff().toNanos(),
            new SplittableRandom());
    spool = new ExportSpool(settings.spool(), ledger, guarded);
    BackendLog backendLog =
        new BackendLog(guarded, backend.description(), spool, settings.queueCapacity());
    BackendCircuit circuit = new BackendCircuit(backoff, flushes, deadline);
    BatchEncoder encoder = new BatchEncoder(this.backend, ledger, backendLog);
    sending =
        new Sending(
            threads,
            spool,
            new QueueToDisk(queue, flushes, spool, encoder, ledger, lost, backendLog),
            ledger,
            settings.queueCapacity());
    Attempts attempts = new Attempts(this.backend, sending, circuit, ledger, backendLog);
    batches =
        new BatchDelivery(ledger, this.backend, encoder, attempts, circuit, spool, backendLog);
    Replay replay =
        new Replay(
            spool,
            new SpooledDelivery(spool, this.backend, attempts, ledger, backendLog),
            circuit,
            ledger,
            settings.replayInterval().toNanos());
    thread =
        new ExportThread(
            threads,
            new Exporter(
                new ExportRound(queue, flushes, batches, replay, ledger, lost, backendLog),
                queue,
                flushes,
                spool,
                sending,
                this.backend),
            guarded);
  }

  /**
   * Hands in an event. Never blocks, never throws, takes no lock.
   *
   * @return whether it was let in; false when the queue is full or closed, which is counted
   */
  public boolean offer(Event event) {
    boolean letIn = queue.offer(event);
    if (letIn) {
      thread.ensureStarted();
    }
    return letIn;
  }

  /** Counts an event that the backend is not to have, as one that was offered and filtered out. */
  public void filterOut() {
    ledger.filteredOut();
  }

  /** Sends what processes that have ended left in the spool, if anything; else it does nothing. */
  public void resume() {
    if (spool.isLeft()) {
      thread.ensureStarted();
    }
  }

  /** The backend that is sent to, for people; see {@link BatchSender#description()}. */
  public String backend() {
    return backend.description();
  }

  /** What became of every event up to now. */
  public DeliveryAccount account() {
    return ledger.account();
  }

  /**
   * How many of the events that wait would be lost if the process ended now: all but those of an
   * attempt that is under way with what is on disk.
   */
  public long inMemoryAlone() {
    int onDisk = batches.underWayOnDisk();
    return Math.max(0, ledger.account().waiting() - onDisk);
  }

  /**
   * Sends what was offered so far without waiting for batches to fill, cutting short a pause
   * between attempts. Does not sit out an absence: when an attempt made for it fails and the disk
   * takes nothing either, it is over, and the events go on waiting.
   *
   * @param timeout how long to wait for it
   * @return whether all of it is settled: delivered, refused, dropped or on disk. False when the
   *     backend cannot take it now, the time is up, or the calling thread was interrupted, whose
   *     flag then stays set
   */
  public boolean flush(Duration timeout) {
    return await(requestFlush(), timeout);
  }

  /** Asks for what {@link #flush} does, and waits for nothing. */
  public FlushRequest requestFlush() {
    FlushRequest request = flushes.request();
    queue.wake();
    return request;
  }

  /** As {@link #flush}, of one that was asked for before. */
  public boolean await(FlushRequest request, Duration timeout) {
    return flushes.awaitAttempt(request, nanos(timeout));
  }

  /** Whether what cannot be sent is to be kept on disk. */
  public boolean hasSpool() {
    return spool.isWanted();
  }

  /**
   * Begins to put all that waits on disk, for which an attempt that is under way is cancelled, and
   * waits for nothing. Nothing is sent any more: for the end of the JVM, with a spool.
   *
   * @return to be awaited, {@link #CANCEL_GRACE} longer than that may take, in which the attempt
   *     has to end
   */
  public FlushRequest requestLeave() {
    sending.hurry();
    backend.cancel();
    return requestFlush();
  }

  /**
   * Takes no more events, sends what waits, and ends the export thread. What the backend does not
   * take is left on disk; without a spool, what it has not taken when the time is up is dropped and
   * counted. A second call waits like the first, whose timeout stands.
   *
   * @param timeout how long to go on trying; an attempt that is under way then is cancelled, which
   *     may take half a second more, and so may letting go of disk and backend
   * @return whether nothing waits any more
   */
  public boolean close(Duration timeout) {
    requestClose(timeout);
    boolean settled = awaitClosed(timeout);
    if (!settled) {
      cancel();
      settled = awaitClosed(CANCEL_GRACE);
    }
    if (settled) {
      awaitLetGo(CANCEL_GRACE);
    }
    return settled;
  }

  /**
   * Waits for what {@link #requestClose} has begun.
   *
   * @return as {@link #close}
   */
  public boolean awaitClosed(Duration timeout) {
    return thread.wasStarted() ? flushes.awaitAll(nanos(timeout)) : closeWithoutThread();
  }

  /**
   * Waits, after {@link #awaitClosed}, until the export thread has let go of disk and backend: not
   * before an attempt is over that is under way with what is on disk.
   *
   * @return whether it has; false when the time is up or the calling thread was interrupted, whose
   *     flag then stays set
   */
  public boolean awaitLetGo(Duration timeout) {
    return !thread.wasStarted() || thread.awaitEnd(nanos(timeout));
  }

  /** Gives up an attempt that is under way, and any after it. Waits for nothing. */
  public void cancel() {
    backend.cancel();
    queue.wake();
  }

  /** Begins what {@link #close} does, and waits for nothing. */
  public void requestClose(Duration timeout) {
    deadline.set(System.nanoTime() + nanos(timeout));
    ledger.close();
    flushes.request();
    if (ledger.account().waiting() > 0) {
      thread.ensureStarted();
    }
    queue.wake();
  }

  /**
   * Sends to another backend from now on, what waits for this one too. An attempt that is under way
   * still is given up after a second, and its batch is sent to the other.
   *
   * @param next one of the same type, which is sent what was encoded for the former; queue, batches
   *     and back-off stay as they are
   * @param spoolOfNext where batches are kept from now on, perhaps where they were; what waits
   *     where they were is sent first. Null for nowhere
   */
  public synchronized void replaceBackend(Backend next, SpoolSettings spoolOfNext) {
    // In this order: nothing that the next one is sent comes into the folder of the former.
    spool.moveTo(spoolOfNext);
    backend.replace(next);
    // A pause between attempts was for the one before.
    flushes.request();
    queue.wake();
  }

  private static long nanos(Duration timeout) {
    return (timeout.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : timeout).toNanos();
  }

  /** Nothing was ever let in, or no thread could be started for it. */
  private boolean closeWithoutThread() {
    lost.enter();
    Batch rest = queue.drain();
    ledger.dropped(DropReason.CLOSED, rest.size(), rest.bytes());
    backend.closeUnused();
    return ledger.account().waiting() == 0;
  }
}
