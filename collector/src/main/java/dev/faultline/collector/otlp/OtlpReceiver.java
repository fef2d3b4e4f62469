package dev.faultline.collector.otlp;

import java.util.concurrent.CompletableFuture;

/** Takes the requests of one OTLP signal. Thread-safe. */
@FunctionalInterface
interface OtlpReceiver {

  /**
   * Takes one request.
   *
   * @param body unpacked
   * @param budget what it may be made of
   * @return completes when the sender may forget it, or with an {@link UnavailableException}
   * @throws OverloadedException if the sender should try again later
   * @throws OverBudgetException if {@code budget} is not enough
   * @throws MalformedBodyException if {@code body} is not a request in this encoding
   */
  CompletableFuture<ExportOutcome> receive(
      OtlpEncoding encoding, byte[] body, DecodingBudget budget)
      throws MalformedBodyException, OverBudgetException;
}
