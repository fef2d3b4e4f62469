package dev.faultline.capture.record;

/** What an application's thread hands over to the agent's. */
public abstract class Record {

  private final Throwable throwable;
  private final long unixMillis = System.currentTimeMillis();
  private final long threadId;
  private final String threadName;

  @SuppressWarnings("deprecation") // Thread.getId: its successor is not there before Java 19
  Record(Throwable throwable, Thread thread) {
    this.throwable = throwable;
    this.threadId = thread.getId();
    this.threadName = thread.getName();
  }

  /** The throwable itself; what it says about itself is asked on the agent's thread. Not null. */
  public final Throwable throwable() {
    return throwable;
  }

  /** When it was seen, in milliseconds since 1970. */
  public final long unixMillis() {
    return unixMillis;
  }

  public final long threadId() {
    return threadId;
  }

  public final String threadName() {
    return threadName;
  }
}
