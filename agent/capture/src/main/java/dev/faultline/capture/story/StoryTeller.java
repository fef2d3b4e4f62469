package dev.faultline.capture.story;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.InAppFrames;
import dev.faultline.capture.context.ContextAssembler;
import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.record.EventIdentities;
import dev.faultline.capture.record.InjectedFaults;
import dev.faultline.capture.record.MessageRecord;
import dev.faultline.capture.record.Record;
import dev.faultline.capture.record.RecordQueue;
import dev.faultline.capture.record.ThreadRecord;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.site.Rate;
import dev.faultline.client.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The work of the agent's capture thread: takes records from the queue and hands events on. Runs
 * until its thread is interrupted; {@link #flush} may be called from any thread.
 */
public final class StoryTeller implements Runnable {

  private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long TALLY_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int RECORDS_PER_ROUND = 1024;
  private static final int FAILURES_LOGGED = 3;

  private final RecordQueue queue;
  private final CaptureBudget budget;
  private final StoryBook book;
  private final MessageTeller messages;
  private final ThrowableFacts facts;
  private final Tallies tallies;
  private final StackSampling stacks;
  private final AgentLog log;
  private final Queue<CountDownLatch> flushRequests = new ConcurrentLinkedQueue<>();
  private final Queue<CountDownLatch> expandRequests = new ConcurrentLinkedQueue<>();
  private long nextTallyNanos = System.nanoTime() + TALLY_NANOS;
  private int failures;
  private volatile Thread runner;

  /**
   * @param redaction what must not leave the JVM; asked for each exception
   * @param budget how much may be told
   * @param perStack how many events of one stack are told; asked each time
   * @param faults knows exceptions that were injected on purpose
   * @param loggers those that need not be guessed at
   * @param account counts what is told, and what is not
   * @param outlet where events go; must not block
   * @param threads makes the thread that the application's exception classes are asked on
   */
  public StoryTeller(
      RecordQueue queue,
      InAppFrames inApp,
      Supplier<Redaction> redaction,
      CaptureBudget budget,
      Supplier<Rate> perStack,
      ContextAssembler contexts,
      EventIdentities identities,
      InjectedFaults faults,
      WatchedLoggers loggers,
      ExceptionAccount account,
      Consumer<? super Event> outlet,
      ThreadFactory threads,
      AgentLog log) {
    this.queue = queue;
    this.budget = budget;
    this.tallies = new Tallies(outlet, account);
    this.facts = new ThrowableFacts(threads, log);
    this.stacks = new StackSampling(inApp, perStack, outlet, account);
    KnownExceptions exceptions = new KnownExceptions(facts, faults);
    this.messages = new MessageTeller(contexts, identities, redaction, outlet);
    this.book =
        new StoryBook(
            exceptions,
            new ExceptionReader(exceptions, facts, redaction, budget),
            new EventTeller(
                inApp,
                exceptions,
                redaction,
                contexts,
                identities,
                loggers,
                outlet,
                tallies,
                stacks,
                account),
            messages,
            SETTLE_NANOS);
    this.log = log;
  }

  @Override
  public void run() {
    runner = Thread.currentThread();
    while (!Thread.currentThread().isInterrupted()) {
      boolean worked = false;
      try {
        worked = round();
      } catch (Throwable outOfMemory) {
        // There may be some again after the pause; what was taken from the queue is lost.
      }
      if (!worked) {
        LockSupport.parkNanos(this, IDLE_NANOS);
      }
    }
    facts.close();
  }

  /** False when there was nothing to do. */
  private boolean round() {
    List<CountDownLatch> flushes = take(flushRequests);
    List<CountDownLatch> expansions = take(expandRequests);
    boolean flush = !flushes.isEmpty();
    boolean everything = flush || !expansions.isEmpty();
    long began = System.nanoTime();
    boolean worked = drain(everything ? Integer.MAX_VALUE : RECORDS_PER_ROUND);
    if (!expansions.isEmpty()) {
      expandOpen();
      answer(expansions);
    }
    tellDue(flush);
    budget.told(System.nanoTime() - began);
    answer(flushes);
    return everything || worked;
  }

  private static List<CountDownLatch> take(Queue<CountDownLatch> waiting) {
    if (waiting.isEmpty()) {
      return Collections.emptyList();
    }
    List<CountDownLatch> requests = new ArrayList<>();
    for (CountDownLatch one = waiting.poll(); one != null; one = waiting.poll()) {
      requests.add(one);
    }
    return requests;
  }

  private static void answer(List<CountDownLatch> requests) {
    for (CountDownLatch one : requests) {
      one.countDown();
    }
  }

  private void expandOpen() {
    try {
      book.expand();
    } catch (Throwable failure) {
      failed(failure);
    }
  }

  /** Under a storm there are always more records, and what is due must go out all the same. */
  private boolean drain(int atMost) {
    boolean worked = false;
    for (int i = 0; i < atMost; i++) {
      ThreadRecord record = queue.poll();
      if (record == null) {
        break;
      }
      worked = true;
      try {
        accept(record);
      } catch (Throwable failure) {
        failed(failure);
      }
    }
    return worked;
  }

  private void accept(ThreadRecord record) {
    if (record instanceof MessageRecord) {
      messages.accept((MessageRecord) record);
    } else {
      book.accept((Record) record, System.nanoTime());
    }
  }

  private void tellDue(boolean everything) {
    long now = System.nanoTime();
    while (tellOne(everything, now)) {
      continue;
    }
    if (everything || nextTallyNanos - now <= 0) {
      nextTallyNanos = now + TALLY_NANOS;
      try {
        stacks.round();
        tallies.round();
      } catch (Throwable failure) {
        failed(failure);
      }
    }
  }

  /** Tells one story; false when none was there to be told. One that fails is out of the way. */
  private boolean tellOne(boolean any, long now) {
    try {
      return any ? book.settleOldest() : book.settleDue(now);
    } catch (Throwable failure) {
      failed(failure);
      return true;
    }
  }

  /**
   * The capture thread outlives every failure, its own and those of the application's exception
   * classes.
   */
  private void failed(Throwable failure) {
    if (++failures <= FAILURES_LOGGED) {
      log.warn("an exception of the application could not be told: " + failure);
    }
  }

  /**
   * Makes events of everything recorded so far, without waiting for what may wrap it.
   *
   * @return false when the time was not enough
   */
  public boolean flush(long timeout, TimeUnit unit) throws InterruptedException {
    return request(flushRequests, timeout, unit);
  }

  /**
   * Has the stack traces expanded of all exceptions recorded so far: after a class is woven again,
   * the JVM does not know the lines any more of those that were taken before.
   *
   * @return false when the time was not enough
   */
  public boolean expand(long timeout, TimeUnit unit) throws InterruptedException {
    return request(expandRequests, timeout, unit);
  }

  private boolean request(Queue<CountDownLatch> requests, long timeout, TimeUnit unit)
      throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    requests.add(done);
    LockSupport.unpark(runner);
    boolean answered = done.await(timeout, unit);
    if (!answered) {
      requests.remove(done);
    }
    return answered;
  }
}
