package dev.faultline.sample.shipping.carrier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Quotes parcels: at once nearly everywhere, slowly overseas, and sometimes not at all. */
@Component
class QuoteHandler implements HttpHandler {
  private static final String OVERSEAS = "NZ";
  private static final String NOT_SERVED_IN_WINTER = "AQ";
  private static final int OK = 200;
  private static final int SERVICE_UNAVAILABLE = 503;

  private final JsonMapper json;
  private final CarrierProperties properties;
  private final Random mood;

  QuoteHandler(JsonMapper json, CarrierProperties properties) {
    this.json = json;
    this.properties = properties;
    this.mood = new Random(properties.seed());
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> query =
          UriComponentsBuilder.fromUri(exchange.getRequestURI())
              .build()
              .getQueryParams()
              .asSingleValueMap();
      String country = query.get("country");
      int grams = Integer.parseInt(query.get("grams"));
      if (country.equals(NOT_SERVED_IN_WINTER) || mood.nextDouble() < properties.failureRate()) {
        answer(exchange, SERVICE_UNAVAILABLE, Map.of("error", "no service to " + country));
        return;
      }
      if (country.equals(OVERSEAS)) {
        TimeUnit.MILLISECONDS.sleep(properties.slowness().toMillis());
      }
      BigDecimal price = BigDecimal.valueOf(390L + grams / 10, 2);
      answer(exchange, OK, Map.of("country", country, "price", price, "days", 3));
    } catch (InterruptedException e) {
      // The carrier closes: the connection ends without an answer.
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, int status, Map<String, ?> content)
      throws IOException {
    byte[] body = json.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
