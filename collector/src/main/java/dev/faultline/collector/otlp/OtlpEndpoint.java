package dev.faultline.collector.otlp;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The OTLP/HTTP receiver of one signal, such as {@code POST /v1/logs}. Thread-safe. */
public final class OtlpEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(OtlpEndpoint.class);

  private static final String RETRY_AFTER_SECONDS = "1";

  /**
   * Tells a sender that a success is this collector's word, and not that of whoever is before it.
   */
  private static final String ACKNOWLEDGED = "Faultline-Acknowledged";

  private final String path;
  private final OtlpReceiver receiver;
  private final RequestBody body;
  private final long maxBodyBytes;
  private final ByteBudget memory;

  private OtlpEndpoint(String path, OtlpReceiver receiver, long maxBodyBytes, ByteBudget memory) {
    this.path = path;
    this.receiver = receiver;
    this.body = new RequestBody(maxBodyBytes);
    this.maxBodyBytes = maxBodyBytes;
    this.memory = memory;
  }

  /**
   * {@code POST /v1/logs}.
   *
   * @param consumer takes what arrives
   * @param maxBodyBytes limit of one body, packed and unpacked, and of what it is made of
   * @param memory limit of all bodies at once
   */
  public static OtlpEndpoint logs(LogsConsumer consumer, long maxBodyBytes, ByteBudget memory) {
    return new OtlpEndpoint(
        "/v1/logs",
        (encoding, body, budget) -> consumer.accept(encoding.logs().decode(body, budget)),
        maxBodyBytes,
        memory);
  }

  /** {@code POST /v1/metrics}; parameters as for {@link #logs}. */
  public static OtlpEndpoint metrics(
      MetricsConsumer consumer, long maxBodyBytes, ByteBudget memory) {
    return new OtlpEndpoint(
        "/v1/metrics",
        (encoding, body, budget) -> {
          consumer.accept(encoding.metrics().decode(body, budget));
          return CompletableFuture.completedFuture(ExportOutcome.ALL_ACCEPTED);
        },
        maxBodyBytes,
        memory);
  }

  /** Adds the endpoint to a server's routes. */
  public void register(RoutesConfig routes) {
    routes.post(path, this::export);
  }

  private void export(Context ctx) throws IOException {
    Optional<OtlpEncoding> known = OtlpEncoding.of(ctx.contentType());
    if (known.isEmpty()) {
      refuse(
          ctx,
          OtlpEncoding.JSON,
          Refusal.UNSUPPORTED_MEDIA_TYPE,
          (ctx.contentType() == null
                  ? "there is no Content-Type"
                  : "Content-Type " + ctx.contentType() + " is not supported")
              + ": send application/json or application/x-protobuf");
      return;
    }
    OtlpEncoding encoding = known.get();
    ByteBudget.Share share = memory.share();
    boolean handedOver = false;
    try {
      byte[] bytes = body.read(ctx.bodyInputStream(), ctx.header("Content-Encoding"), share);
      CompletableFuture<ExportOutcome> stored = receive(encoding, bytes, share);
      stored.whenComplete((outcome, failure) -> share.close());
      handedOver = true;
      ctx.future(
          () ->
              stored
                  .thenAccept(outcome -> succeed(ctx, encoding, outcome))
                  .exceptionally(
                      failure -> {
                        storeFailed(ctx, encoding, failure);
                        return null;
                      }));
    } catch (OtlpException e) {
      refuse(ctx, encoding, e.refusal(), e.getMessage());
    } catch (OverloadedException e) {
      refuse(ctx, encoding, Refusal.OVERLOADED, e.getMessage());
    } finally {
      if (!handedOver) {
        share.close();
      }
    }
  }

  private CompletableFuture<ExportOutcome> receive(
      OtlpEncoding encoding, byte[] bytes, ByteBudget.Share share) throws OtlpException {
    DecodingBudget budget = new DecodingBudget(share, bytes.length, maxBodyBytes);
    try {
      return receiver.receive(encoding, bytes, budget);
    } catch (OverBudgetException e) {
      throw new OtlpException(e.refusal(), e.getMessage());
    } catch (MalformedBodyException e) {
      throw new OtlpException(Refusal.BAD_DATA, e.getMessage());
    }
  }

  private static void succeed(Context ctx, OtlpEncoding encoding, ExportOutcome outcome) {
    ctx.contentType(encoding.contentType())
        .header(ACKNOWLEDGED, "true")
        .result(encoding.response(outcome.rejected(), outcome.message()));
  }

  private static void storeFailed(Context ctx, OtlpEncoding encoding, Throwable failure) {
    if (!(failure.getCause() instanceof UnavailableException)) {
      LOG.error("a request was not stored", failure);
    }
    refuse(
        ctx,
        encoding,
        Refusal.STORE_FAILED,
        "the events could not be stored, see the collector's log: send them again later");
  }

  private static void refuse(Context ctx, OtlpEncoding encoding, Refusal refusal, String message) {
    ctx.status(refusal.httpStatus())
        .contentType(encoding.contentType())
        .result(encoding.status(refusal.rpcCode(), message));
    if (refusal.retryable()) {
      ctx.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    if (refusal == Refusal.TOO_LARGE) {
      // The rest of the body was not read, and will not be.
      ctx.header("Connection", "close");
    }
  }
}
