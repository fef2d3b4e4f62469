package dev.faultline.collector.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.billing.InvoiceImport;
import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.collector.testing.RunningCollector;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.resources.Resource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenTelemetry Java SDK with its own exporter, as users set it up. */
class OpenTelemetrySdkTest {

  @TempDir Path data;

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void itsExceptionsBecomeIssues(String compression) {
    try (RunningCollector collector = RunningCollector.start(data)) {
      log(
          collector,
          compression,
          logger -> {
            logger.logRecordBuilder().setSeverity(Severity.INFO).setBody("started").emit();
            for (int i = 0; i < 3; i++) {
              Exception failure = InvoiceImport.failure();
              logger
                  .logRecordBuilder()
                  .setSeverity(Severity.ERROR)
                  .setBody("job failed")
                  .setAllAttributes(semanticConventions(failure))
                  .setAttribute(AttributeKey.stringKey("thread.name"), "jobs-1")
                  .emit();
            }
          });

      JsonNode issue = collector.onlyIssue();
      assertThat(issue.path("type").asText()).isEqualTo("java.lang.IllegalStateException");
      assertThat(issue.path("message").asText()).isEqualTo("job failed\nfor good");
      assertThat(issue.path("service").asText()).isEqualTo("legacy-billing");
      assertThat(issue.path("count").asInt()).isEqualTo(3);
      // the culprit.
      assertThat(issue.path("culprit").asText()).isEqualTo("com.acme.billing.InvoiceImport.parse");
      JsonNode event = collector.events(issue.path("id").asText()).get(0);
      assertThat(event.path("thread").asText()).isEqualTo("jobs-1");
      assertThat(event.path("severity").asText()).isEqualTo("ERROR");
      assertThat(event.path("disposition").asText()).isEqualTo("logged");
      assertThat(event.path("agent").asText()).startsWith("opentelemetry ");
      JsonNode cause = event.path("exceptions").get(1);
      assertThat(cause.path("type").asText()).isEqualTo("java.lang.NumberFormatException");
      assertThat(cause.path("message").asText()).isEqualTo("For input string: \"x\"");
      assertThat(cause.path("frames").get(0).path("method").asText()).isEqualTo("forInputString");
      assertThat(cause.path("frames"))
          .anySatisfy(frame -> assertThat(frame.path("method").asText()).isEqualTo("parse"))
          .anySatisfy(frame -> assertThat(frame.path("line").asInt()).isPositive());
      assertThat(collector.json("/api/v1/health").path("records").path("ignored").asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void setExceptionIsUnderstood() {
    try (RunningCollector collector = RunningCollector.start(data)) {
      log(
          collector,
          "gzip",
          logger -> logger.logRecordBuilder().setException(InvoiceImport.failure()).emit());

      assertThat(collector.onlyIssue().path("type").asText())
          .isEqualTo("java.lang.IllegalStateException");
    }
  }

  private static void log(RunningCollector collector, String compression, Consumer<Logger> work) {
    OtlpHttpLogRecordExporter exporter =
        OtlpHttpLogRecordExporter.builder()
            .setEndpoint(collector.uri("/v1/logs").toString())
            .setCompression(compression)
            .build();
    try (SdkLoggerProvider provider =
        SdkLoggerProvider.builder()
            .setResource(
                Resource.getDefault()
                    .merge(
                        Resource.create(
                            Attributes.of(
                                AttributeKey.stringKey("service.name"), "legacy-billing"))))
            .addLogRecordProcessor(BatchLogRecordProcessor.builder(exporter).build())
            .build()) {
      work.accept(provider.get("jobs"));
      assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
    }
  }

  private static Attributes semanticConventions(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    return Attributes.of(
        AttributeKey.stringKey("exception.type"), failure.getClass().getCanonicalName(),
        AttributeKey.stringKey("exception.message"), failure.getMessage(),
        AttributeKey.stringKey("exception.stacktrace"), trace.toString());
  }
}
