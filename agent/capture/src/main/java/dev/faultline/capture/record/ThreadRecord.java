package dev.faultline.capture.record;

import dev.faultline.capture.context.CaptureContext;

/** What an application's thread hands over to the agent's: who, when, and in which context. */
public abstract class ThreadRecord {

  private final long unixMillis;
  private final long threadId;
  private final String threadName;

  /** Set before the record is handed over. */
  private CaptureContext context;

  ThreadRecord(Thread thread) {
    this.threadId = ThreadIds.of(thread);
    this.threadName = thread.getName();
    this.unixMillis = System.currentTimeMillis();
  }

  /** Of the same moment, thread and context. */
  ThreadRecord(ThreadRecord same) {
    this.threadId = same.threadId;
    this.threadName = same.threadName;
    this.unixMillis = same.unixMillis;
    this.context = same.context;
  }

  /** Of what the same thread sees now. */
  ThreadRecord(ThreadRecord before, CaptureContext context) {
    this.threadId = before.threadId;
    this.threadName = before.threadName;
    this.unixMillis = System.currentTimeMillis();
    this.context = context;
  }

  /** When it was seen, in milliseconds since 1970. */
  public final long unixMillis() {
    return unixMillis;
  }

  /** The JVM's number of the thread; 0 when it is not known. */
  public final long threadId() {
    return threadId;
  }

  public final String threadName() {
    return threadName;
  }

  /** What the application had told of the work at hand; null for nothing. */
  public final CaptureContext context() {
    return context;
  }

  final void in(CaptureContext context) {
    this.context = context;
  }
}
