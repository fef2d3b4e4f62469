package dev.faultline.resilience.retry.delay;

/**
 * The delay that a server asks for in {@code Retry-After}, found in a failure or one of its causes,
 * or in a result: responses of the JDK's, Spring's and JAX-RS's HTTP clients. Nothing of these has
 * to be there. Thread-safe.
 */
public final class RetryAfterSupplier implements DelaySupplier {

  /** A chain of causes that is longer is taken for one without end. */
  private static final int CAUSES = 20;

  private static final String HEADER = "Retry-After";

  private static final HeaderPath[] PATHS = {
    new HeaderPath("java.net.http.HttpResponse", "headers", "firstValue"),
    new HeaderPath("java.net.HttpURLConnection", null, "getHeaderField"),
    new HeaderPath(
        "org.springframework.web.client.RestClientResponseException",
        "getResponseHeaders",
        "getFirst"),
    new HeaderPath(
        "org.springframework.web.reactive.function.client.WebClientResponseException",
        "getHeaders",
        "getFirst"),
    new HeaderPath("org.springframework.http.ResponseEntity", "getHeaders", "getFirst"),
    new HeaderPath("jakarta.ws.rs.WebApplicationException", "getResponse", "getHeaderString"),
    new HeaderPath("javax.ws.rs.WebApplicationException", "getResponse", "getHeaderString"),
    new HeaderPath("jakarta.ws.rs.core.Response", null, "getHeaderString"),
    new HeaderPath("javax.ws.rs.core.Response", null, "getHeaderString"),
  };

  private final WallClock clock;

  /** By the system's clock. */
  public RetryAfterSupplier() {
    this(WallClock.SYSTEM);
  }

  RetryAfterSupplier(WallClock clock) {
    this.clock = clock;
  }

  @Override
  public long nanos(Object result, Throwable failure) {
    if (failure == null) {
      return of(result);
    }
    Throwable one = failure;
    for (int seen = 0; one != null && seen < CAUSES; seen++) {
      long nanos = of(one);
      if (nanos >= 0) {
        return nanos;
      }
      one = one.getCause();
    }
    return NONE;
  }

  private long of(Object bearer) {
    if (bearer == null) {
      return NONE;
    }
    for (HeaderPath path : PATHS) {
      String value = path.read(bearer, HEADER);
      if (value != null) {
        return RetryAfter.nanos(value, clock.millis());
      }
    }
    return NONE;
  }
}
