package dev.faultline.resilience.retry.delay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final long NOW = Instant.parse("1994-11-06T08:49:00Z").toEpochMilli();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "120 | 120",
        " 5 | 5",
        "99999999999999999999999999 | 3153600000",
        "Sun, 06 Nov 1994 08:49:37 GMT | 37",
        "Sunday, 06-Nov-94 08:49:37 GMT | 37",
        "Sun Nov  6 08:49:37 1994 | 37",
        "Wed Nov 16 08:49:00 1994 | 864000",
        "Sun, 06 Nov 1994 08:48:59 GMT | 0",
        "Fri, 31 Dec 9999 23:59:59 GMT | 3153600000"
      })
  void readsSecondsAndDates(String header, long seconds) {
    assertThat(RetryAfter.nanos(header, NOW)).isEqualTo(seconds * 1_000_000_000);
  }

  @Test
  void takesTwoDigitsOfAYearForTheNearestThatFits() {
    long inTheYear2026 = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    assertThat(RetryAfter.nanos("Thursday, 01-Jan-26 00:01:00 GMT", inTheYear2026))
        .isEqualTo(60_000_000_000L);
    assertThat(RetryAfter.nanos("Sunday, 06-Nov-94 08:49:37 GMT", inTheYear2026)).isZero();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "-5", "1.5", "soon", "+3", "Sun, 06 Nov", "٣"})
  void saysNothingWhereNothingCanBeTold(String header) {
    assertThat(RetryAfter.nanos(header, NOW)).isEqualTo(DelaySupplier.NONE);
  }

  @Test
  void findsTheHeaderOfResponsesOfTheJdk() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "17");
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    server.start();
    try {
      URI uri =
          URI.create(
              "http://"
                  + InetAddress.getLoopbackAddress().getHostAddress()
                  + ":"
                  + server.getAddress().getPort());
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      RetryAfterSupplier supplier = new RetryAfterSupplier();

      assertThat(supplier.nanos(response, null)).isEqualTo(Duration.ofSeconds(17).toNanos());
      assertThat(supplier.nanos(uri.toURL().openConnection(), null))
          .isEqualTo(Duration.ofSeconds(17).toNanos());
      assertThat(supplier.nanos("a result", null)).isEqualTo(DelaySupplier.NONE);
      assertThat(supplier.nanos(null, null)).isEqualTo(DelaySupplier.NONE);
      assertThat(supplier.nanos(null, new Exception(new Error()))).isEqualTo(DelaySupplier.NONE);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void findsTheHeaderThroughATypeKnownByName() {
    HeaderPath path = new HeaderPath(Refused.class.getName(), "getResponse", "getHeaderString");

    assertThat(path.read(new RefusedLater(), "Retry-After")).isEqualTo("Retry-After: 3");
    assertThat(path.read(new Exception(), "Retry-After")).isNull();
    assertThat(
            new HeaderPath(Refused.class.getName(), "getNothing", "getHeaderString")
                .read(new Refused(), "Retry-After"))
        .isNull();
  }

  /** As JAX-RS has it. */
  public static class Refused extends RuntimeException {
    public Response getResponse() {
      return new Response();
    }
  }

  static class RefusedLater extends Refused {}

  public static class Response {
    public String getHeaderString(String name) {
      return name + ": 3";
    }
  }
}
