package dev.faultline.sample.shipping.carrier;

import com.sun.net.httpserver.HttpExchange;
import dev.faultline.sample.partner.PartnerService;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Quotes parcels: at once nearly everywhere, slowly overseas, and sometimes not at all. */
@Component
class QuoteService extends PartnerService {
  private static final String OVERSEAS = "NZ";
  private static final String NOT_SERVED_IN_WINTER = "AQ";
  private static final int OK = 200;
  private static final int SERVICE_UNAVAILABLE = 503;

  private final CarrierProperties properties;
  private final Random mood;

  QuoteService(JsonMapper json, CarrierProperties properties) {
    super(json);
    this.properties = properties;
    this.mood = new Random(properties.seed());
  }

  @Override
  protected String path() {
    return "/quotes";
  }

  @Override
  protected void answer(HttpExchange exchange, Map<String, String> query)
      throws IOException, InterruptedException {
    String country = query.get("country");
    int grams = Integer.parseInt(query.get("grams"));
    if (country.equals(NOT_SERVED_IN_WINTER) || mood.nextDouble() < properties.failureRate()) {
      send(exchange, SERVICE_UNAVAILABLE, Map.of("error", "no service to " + country));
      return;
    }
    if (country.equals(OVERSEAS)) {
      TimeUnit.MILLISECONDS.sleep(properties.slowness().toMillis());
    }
    BigDecimal price = BigDecimal.valueOf(390L + grams / 10, 2);
    send(exchange, OK, Map.of("country", country, "price", price, "days", 3));
  }
}
