package dev.faultline.collector.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to the store. What arrives while a transaction is under way goes into
 * the next one together, so that the cost of a commit is shared. Thread-safe.
 */
public final class BatchingWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BatchingWriter.class);

  private static final int MAX_REQUESTS_PER_BATCH = 256;
  private static final Duration EXPIRY_INTERVAL = Duration.ofHours(1);
  private static final long POLL_MILLIS = 1_000;

  private final IssueStore store;
  private final Clock clock;
  private final BlockingQueue<Request> queue;
  private final Thread thread;
  private final WriteOutage outage = new WriteOutage();
  private final Object gate = new Object();
  private boolean open = true;

  /** Used by the thread alone. */
  private Instant lastExpiry = Instant.MIN;

  /** Whether there is more to remove. Used by the thread alone. */
  private boolean expiring;

  private BatchingWriter(IssueStore store, Clock clock, int capacity) {
    this.store = store;
    this.clock = clock;
    queue = new ArrayBlockingQueue<>(capacity);
    thread = new Thread(this::run, "store-writer");
  }

  /**
   * A writer that has begun to wait for events.
   *
   * @param capacity how many requests may wait, 1 or more
   */
  public static BatchingWriter start(IssueStore store, Clock clock, int capacity) {
    BatchingWriter writer = new BatchingWriter(store, clock, capacity);
    writer.thread.start();
    return writer;
  }

  /**
   * Hands over events to be stored together.
   *
   * @return completes once they are committed, or with what prevented it
   * @throws StoreQueueFullException if too much is waiting, or the writer is closed
   */
  public CompletableFuture<Void> submit(List<NewEvent> events) {
    Request request = new Request(List.copyOf(events), new CompletableFuture<>());
    synchronized (gate) {
      if (!open) {
        throw new StoreQueueFullException("the collector is shutting down");
      }
      if (!queue.offer(request)) {
        throw new StoreQueueFullException("too many requests wait to be stored");
      }
    }
    return request.stored;
  }

  /** Whether the writer is at work. */
  public boolean isRunning() {
    return thread.isAlive();
  }

  /** Whether the last attempt to store events failed. */
  public boolean isFailing() {
    return outage.isUnderWay();
  }

  private void run() {
    while (isOpen() || !queue.isEmpty()) {
      try {
        write(nextBatch());
        expireIfDue();
      } catch (Throwable e) {
        // Without this thread nothing would ever be stored again.
        LOG.error("the writer failed, and goes on", e);
      }
    }
  }

  private boolean isOpen() {
    synchronized (gate) {
      return open;
    }
  }

  private List<Request> nextBatch() {
    List<Request> batch = new ArrayList<>(MAX_REQUESTS_PER_BATCH);
    try {
      Request first = queue.poll(expiring ? 0 : POLL_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
        queue.drainTo(batch, MAX_REQUESTS_PER_BATCH - 1);
      }
    } catch (InterruptedException e) {
      // Only close() ends this thread, and then in its own way.
      LOG.warn("the writer was interrupted, and goes on");
    }
    return batch;
  }

  private void write(List<Request> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      save(batch);
    } catch (Throwable e) {
      if (batch.size() == 1) {
        fail(batch.get(0), e);
      } else {
        // Perhaps one request alone is to blame: the others must not suffer for it.
        batch.forEach(this::writeAlone);
      }
    }
  }

  private void writeAlone(Request request) {
    try {
      save(List.of(request));
    } catch (Throwable e) {
      fail(request, e);
    }
  }

  /** All of it, or nothing if this throws. */
  private void save(List<Request> batch) {
    List<NewEvent> events = new ArrayList<>();
    batch.forEach(request -> events.addAll(request.events));
    if (events.isEmpty()) {
      return;
    }
    store.save(events);
    outage.succeeded();
    batch.forEach(request -> request.stored.complete(null));
  }

  private void fail(Request request, Throwable failure) {
    outage.failed(request.events.size(), failure);
    request.stored.completeExceptionally(failure);
  }

  /** One step of it, so that what has arrived meanwhile is written before the next. */
  private void expireIfDue() {
    Instant now = clock.instant();
    if (lastExpiry.equals(Instant.MIN) || lastExpiry.plus(EXPIRY_INTERVAL).isBefore(now)) {
      lastExpiry = now;
      expiring = true;
    }
    if (expiring) {
      expiring = false; // if this fails, it is tried again in an hour
      try {
        expiring = store.expire(now);
      } catch (StoreException e) {
        LOG.error("old issues were not removed: {}", e.getMessage());
      }
    }
  }

  /** Takes no more events, writes what is waiting, and returns when all is written. */
  @Override
  public void close() {
    synchronized (gate) {
      open = false;
      // Wakes a writer that waits; one whose queue is full does not wait.
      queue.offer(new Request(List.of(), new CompletableFuture<>()));
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Request(List<NewEvent> events, CompletableFuture<Void> stored) {}
}
