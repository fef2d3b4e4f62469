package dev.faultline.client.sentry;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import dev.faultline.client.http.Gzip;
import dev.faultline.client.http.HttpClient;
import dev.faultline.client.http.HttpSender;
import dev.faultline.client.http.HttpSettings;
import dev.faultline.client.http.HttpTarget;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Events as envelopes to Sentry, or whatever speaks its protocol; each envelope holds one. */
public final class SentryBackend extends HttpSender implements Backend {
  private static final String CONTENT_TYPE = "application/x-sentry-envelope";

  private final EnvelopeEncoder encoder;
  private final RateLimits limits;
  private final ClientReports reports;
  private final SentryResponse responses;

  /**
   * A backend that has loaded and opened nothing.
   *
   * @param resource what all events come from: release, environment, server and runtime
   * @param version of the agent or library
   * @param threads makes the HTTP client's threads, which end with {@link #close}
   */
  public SentryBackend(
      Dsn dsn,
      SentrySettings settings,
      HttpSettings http,
      Resource resource,
      String version,
      ThreadFactory threads) {
    this(dsn, settings, http, resource, version, threads, clock());
  }

  SentryBackend(
      Dsn dsn,
      SentrySettings settings,
      HttpSettings http,
      Resource resource,
      String version,
      ThreadFactory threads,
      LongSupplier nanoTime) {
    this(
        target(dsn, http, version),
        new SentryResponse(
            new RateLimits(nanoTime),
            new ClientReports(settings.clientReports()),
            settings.waitsForLimits()),
        new EnvelopeEncoder(resource, version),
        threads);
  }

  private SentryBackend(
      HttpTarget target, SentryResponse responses, EnvelopeEncoder encoder, ThreadFactory threads) {
    super(new HttpClient(target, responses, threads));
    this.responses = responses;
    this.encoder = encoder;
    limits = responses.limits();
    reports = responses.reports();
  }

  private static LongSupplier clock() {
    return new LongSupplier() {
      @Override
      public long getAsLong() {
        return System.nanoTime();
      }
    };
  }

  private static HttpTarget target(Dsn dsn, HttpSettings http, String version) {
    String sdk = EnvelopeEncoder.SDK + '/' + version;
    return HttpTarget.to(dsn.url())
        .header("User-Agent", sdk)
        .header("X-Sentry-Auth", dsn.authorization(sdk))
        .settings(http)
        .build();
  }

  /** One, by Sentry's protocol. */
  @Override
  public int maxBatchEvents() {
    return 1;
  }

  @Override
  public byte[] encode(List<? extends Event> events) throws IOException {
    if (events.size() != 1) {
      throw new IllegalArgumentException("an envelope holds one event, not " + events.size());
    }
    return Gzip.compress(encoder.encode(events.get(0)));
  }

  @Override
  public void lost(DropReason reason, long events) {
    switch (reason) {
      case QUEUE_FULL:
      case DISPLACED:
        reports.dropped(ClientReports.QUEUE_OVERFLOW, events);
        break;
      case SPOOL_EXPIRED:
        reports.dropped(ClientReports.CACHE_OVERFLOW, events);
        break;
      case CLOSED:
        reports.dropped(ClientReports.UNREACHABLE, events);
        break;
      default:
        reports.dropped(ClientReports.UNENCODABLE, events);
    }
  }

  @Override
  public SendOutcome send(byte[] encoded) {
    long remaining = limits.remainingNanos();
    if (remaining > 0) {
      SendOutcome outcome =
          responses.overLimit(
              "Sentry takes no events for another "
                  + TimeUnit.NANOSECONDS.toSeconds(remaining)
                  + " s, by its rate limit");
      if (outcome.kind() == SendOutcome.Kind.REJECTED) {
        reports.dropped(ClientReports.RATE_LIMITED);
      }
      return outcome;
    }
    String now = Instant.ofEpochMilli(System.currentTimeMillis()).toString();
    byte[] envelope;
    try {
      envelope = Envelope.seal(encoded, now, reports.payload(now));
    } catch (IOException damaged) {
      return SendOutcome.rejected(DropReason.UNENCODABLE, damaged.getMessage());
    }
    return client().post(envelope, CONTENT_TYPE);
  }
}
