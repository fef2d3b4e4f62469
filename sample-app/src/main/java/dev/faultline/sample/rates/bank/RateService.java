package dev.faultline.sample.rates.bank;

import com.sun.net.httpserver.HttpExchange;
import dev.faultline.sample.partner.PartnerService;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The bank's exchange rates; now and then it is down for a number of requests. */
@Component
class RateService extends PartnerService {
  private static final Map<String, BigDecimal> RATES =
      Map.of(
          "CHF", new BigDecimal("0.9412"),
          "GBP", new BigDecimal("0.8631"),
          "JPY", new BigDecimal("171.35"),
          "SEK", new BigDecimal("11.2048"));
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int SERVICE_UNAVAILABLE = 503;

  private final BankProperties properties;
  private final AtomicLong requests = new AtomicLong();

  RateService(JsonMapper json, BankProperties properties) {
    super(json);
    this.properties = properties;
  }

  @Override
  protected String path() {
    return "/rates";
  }

  @Override
  protected void answer(HttpExchange exchange, Map<String, String> query) throws IOException {
    long number = requests.getAndIncrement() % (properties.answers() + properties.refusals());
    if (number >= properties.answers()) {
      send(exchange, SERVICE_UNAVAILABLE, Map.of("error", "down for maintenance"));
      return;
    }
    String currency = query.get("currency");
    BigDecimal rate = RATES.get(currency);
    if (rate == null) {
      send(exchange, NOT_FOUND, Map.of("error", "no rate of " + currency));
      return;
    }
    send(exchange, OK, Map.of("currency", currency, "rate", rate));
  }
}
