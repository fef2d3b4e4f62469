package dev.faultline.collector.ingest;

import java.util.concurrent.atomic.LongAdder;

/** What became of the records received since the start. Thread-safe. */
public final class IngestCounters {

  private final LongAdder events = new LongAdder();
  private final LongAdder ignored = new LongAdder();
  private final LongAdder rejected = new LongAdder();

  void add(int newEvents, int newIgnored, int newRejected) {
    events.add(newEvents);
    ignored.add(newIgnored);
    rejected.add(newRejected);
  }

  /** Records with an exception that were stored; one that was sent twice counts twice. */
  public long events() {
    return events.sum();
  }

  /** Records without an exception: accepted, and not kept. */
  public long ignored() {
    return ignored.sum();
  }

  /** Records that were refused. */
  public long rejected() {
    return rejected.sum();
  }
}
