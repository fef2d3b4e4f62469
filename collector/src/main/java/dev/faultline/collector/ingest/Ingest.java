package dev.faultline.collector.ingest;

import dev.faultline.collector.event.Event;
import dev.faultline.collector.event.EventJson;
import dev.faultline.collector.grouping.Grouper;
import dev.faultline.collector.otlp.ExportOutcome;
import dev.faultline.collector.otlp.LogRecord;
import dev.faultline.collector.otlp.LogsConsumer;
import dev.faultline.collector.otlp.OverloadedException;
import dev.faultline.collector.otlp.UnavailableException;
import dev.faultline.collector.stacktrace.InAppPackages;
import dev.faultline.collector.stacktrace.StackTraceParser;
import dev.faultline.collector.store.BatchingWriter;
import dev.faultline.collector.store.NewEvent;
import dev.faultline.collector.store.StoreQueueFullException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Makes events of records, finds their issues, and hands them to the store. Thread-safe. */
public final class Ingest implements LogsConsumer {

  private static final int MAX_EVENT_CHARS = 1024 * 1024;

  private final EventReader events;
  private final Grouper grouper = new Grouper();
  private final EventJson json = new EventJson();
  private final BatchingWriter writer;
  private final IngestCounters counters;

  /**
   * @param writer stores the events
   * @param counters counts what happened
   * @param clock tells when records are received
   */
  public Ingest(BatchingWriter writer, IngestCounters counters, Clock clock) {
    events = new EventReader(new StackTraceParser(InAppPackages.wellKnown()), clock);
    this.writer = writer;
    this.counters = counters;
  }

  @Override
  public CompletableFuture<ExportOutcome> accept(List<LogRecord> records) {
    RecordIdentities identities = new RecordIdentities();
    List<NewEvent> accepted = new ArrayList<>();
    RejectionSummary rejected = new RejectionSummary();
    int ignored = 0;
    for (int i = 0; i < records.size(); i++) {
      try {
        Optional<NewEvent> event = read(records.get(i), identities);
        event.ifPresent(accepted::add);
        ignored += event.isPresent() ? 0 : 1;
      } catch (RejectedRecordException e) {
        rejected.add(i, e);
      }
    }
    ExportOutcome outcome = new ExportOutcome(rejected.count(), rejected.message());
    int withoutException = ignored;
    return submit(accepted)
        .handle(
            (done, failure) -> {
              if (failure != null) {
                throw new UnavailableException(failure);
              }
              counters.add(accepted.size(), withoutException, rejected.count());
              return outcome;
            });
  }

  private CompletableFuture<Void> submit(List<NewEvent> accepted) {
    if (accepted.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    try {
      return writer.submit(accepted);
    } catch (StoreQueueFullException e) {
      throw new OverloadedException(e.getMessage(), e);
    }
  }

  private Optional<NewEvent> read(LogRecord record, RecordIdentities identities)
      throws RejectedRecordException {
    Optional<Event> event = events.read(record, identities);
    if (event.isEmpty()) {
      return Optional.empty();
    }
    String text = json.write(event.get());
    if (text.length() > MAX_EVENT_CHARS) {
      throw new RejectedRecordException(
          "the event has "
              + text.length()
              + " characters as JSON: at most "
              + MAX_EVENT_CHARS
              + " are allowed, so capture fewer variables");
    }
    return Optional.of(NewEvent.of(event.get(), grouper.group(event.get()), text));
  }
}
