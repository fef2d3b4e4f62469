package dev.faultline.benchmarks.exception;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.sentry.Hint;
import io.sentry.ITransportFactory;
import io.sentry.Sentry;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;
import io.sentry.transport.ITransport;
import io.sentry.transport.NoOpTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** To whom the handler gives its exception. */
public enum Reporter {
  /** To nobody: the agent, when it is attached, sees it all the same. */
  NONE {
    @Override
    Object report(Throwable throwable) {
      return throwable;
    }
  },

  /** Not a reporter, but what none can do without. */
  STACK_TRACE {
    @Override
    Object report(Throwable throwable) {
      return throwable.getStackTrace();
    }
  },

  /** The stack trace as text, into a span that then ends and is given to an exporter. */
  OPENTELEMETRY {
    private volatile Collection<SpanData> proved;
    private boolean proving = true;
    private Tracer tracer;

    @Override
    void start() {
      tracer =
          SdkTracerProvider.builder()
              .addSpanProcessor(SimpleSpanProcessor.create(new Nowhere()))
              .build()
              .get("benchmarks");
    }

    @Override
    Object report(Throwable throwable) {
      Span span = tracer.spanBuilder("order").startSpan();
      span.recordException(throwable);
      span.end();
      return span;
    }

    @Override
    String lastReported() {
      proving = false;
      StringBuilder text = new StringBuilder();
      for (SpanData span : proved) {
        span.getEvents().forEach(event -> text.append(event.getAttributes()));
      }
      return text.toString();
    }

    /** Takes what is exported, and keeps it until the proof is made. */
    final class Nowhere implements SpanExporter {
      @Override
      public CompletableResultCode export(Collection<SpanData> spans) {
        if (proving) {
          proved = spans;
        }
        return CompletableResultCode.ofSuccess();
      }

      @Override
      public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
      }

      @Override
      public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
      }
    }
  },

  /**
   * An event whose envelope a transport takes that does nothing; no transport's thread is there.
   */
  SENTRY {
    private volatile SentryEnvelope proved;
    private boolean proving = true;

    @Override
    void start() {
      // Not NoOpTransportFactory, which the SDK takes for "not set".
      ITransportFactory nowhere = (options, request) -> new Kept(NoOpTransport.getInstance());
      Sentry.init(
          options -> {
            options.setDsn("http://key@localhost/1");
            options.setTransportFactory(nowhere);
            options.setEnableDeduplication(false);
            options.setEnableUncaughtExceptionHandler(false);
          });
    }

    @Override
    Object report(Throwable throwable) {
      return Sentry.captureException(throwable, new Hint());
    }

    @Override
    String lastReported() {
      proving = false;
      StringBuilder text = new StringBuilder();
      try {
        for (SentryEnvelopeItem item : proved.getItems()) {
          text.append(new String(item.getData(), StandardCharsets.UTF_8));
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return text.toString();
    }

    /** Keeps the last envelope until the proof is made. */
    final class Kept implements ITransport {
      private final ITransport transport;

      Kept(ITransport transport) {
        this.transport = transport;
      }

      @Override
      public void send(SentryEnvelope envelope, Hint hint) throws IOException {
        if (proving) {
          proved = envelope;
        }
        transport.send(envelope, hint);
      }

      @Override
      public void flush(long timeoutMillis) {
        transport.flush(timeoutMillis);
      }

      @Override
      public io.sentry.transport.RateLimiter getRateLimiter() {
        return transport.getRateLimiter();
      }

      @Override
      public void close(boolean isRestarting) throws IOException {
        transport.close(isRestarting);
      }

      @Override
      public void close() throws IOException {
        transport.close();
      }
    }
  };

  void start() {}

  abstract Object report(Throwable throwable);

  /**
   * That the exception of {@link ThrowAndCatch} was given away last, with all its frames, as far as
   * peers keep so many; nothing when nothing is given away.
   */
  final void requireLastReported(int depth) {
    String reported = lastReported();
    if (reported != null
        && !(reported.contains("OutOfStock")
            && reported.contains("9781903000182 is out of stock")
            && reported.split("\\bcall\\b", -1).length
                > Math.min(depth, Exceptions.JUDGED_DEPTH))) {
      throw new IllegalStateException(this + " has not reported the exception: " + reported);
    }
  }

  /** What was given away last, as text; null when it gives nothing away. */
  String lastReported() {
    return null;
  }
}
