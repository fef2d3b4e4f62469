/**
 * OTLP/HTTP for logs: events as an {@code ExportLogsServiceRequest} in OTLP's JSON encoding, and
 * the exchange with the backend.
 *
 * <p>Nothing of Jackson, OkHttp, Okio or Kotlin is loaded by making these objects: the first batch
 * does that, on the thread that sends it.
 */
package dev.faultline.client.otlp;
