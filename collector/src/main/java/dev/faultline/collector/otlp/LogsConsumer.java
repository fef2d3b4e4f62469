package dev.faultline.collector.otlp;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What becomes of log records once they are decoded. Thread-safe. */
@FunctionalInterface
public interface LogsConsumer {

  /**
   * Takes the records of one request.
   *
   * @return completes when what was accepted is durable, or with an {@link UnavailableException}
   * @throws OverloadedException if the sender should try again later
   */
  CompletableFuture<ExportOutcome> accept(List<LogRecord> records);
}
