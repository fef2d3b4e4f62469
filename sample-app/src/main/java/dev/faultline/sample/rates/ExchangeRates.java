package dev.faultline.sample.rates;

import dev.faultline.annotation.CircuitBreaker;
import dev.faultline.annotation.Fallback;
import dev.faultline.annotation.Guard;
import dev.faultline.annotation.Retry;
import dev.faultline.sample.partner.PartnerServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a euro is worth elsewhere, as the bank has it. While the bank is down the last rates that it
 * told hold; that, and asking again, is the guard's part, and there is none without the agent.
 */
@Service
public class ExchangeRates {
  record Rate(String currency, BigDecimal rate) {}

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final JsonMapper json;
  private final PartnerServer partners;
  private final Map<String, BigDecimal> lastKnown = new ConcurrentHashMap<>();

  ExchangeRates(JsonMapper json, PartnerServer partners) {
    this.json = json;
    this.partners = partners;
  }

  /**
   * Returns an amount of euros in another currency, such as {@code GBP}.
   *
   * @throws RateUnavailableException when the bank is down, and has told nothing before
   */
  public BigDecimal in(String currency, BigDecimal euros) {
    return euros.multiply(rate(currency));
  }

  @Guard("exchange-rates")
  @Retry(maxAttempts = 2, delay = "20ms", retryOn = RateUnavailableException.class)
  @CircuitBreaker(windowCalls = 10, delay = "1s", failOn = RateUnavailableException.class)
  @Fallback(method = "lastKnown")
  private BigDecimal rate(String currency) {
    HttpResponse<String> response = ask(currency);
    int status = response.statusCode();
    if (status != OK) {
      throw new RateUnavailableException("The bank answered " + status + " for " + currency);
    }
    BigDecimal rate = json.readValue(response.body(), Rate.class).rate();
    lastKnown.put(currency, rate);
    return rate;
  }

  private BigDecimal lastKnown(String currency, RuntimeException failure) {
    BigDecimal rate = lastKnown.get(currency);
    if (rate == null) {
      throw new RateUnavailableException("No rate of " + currency + " is known", failure);
    }
    return rate;
  }

  private HttpResponse<String> ask(String currency) {
    URI uri = partners.uri().resolve("/rates?currency=" + currency);
    try {
      return http.send(
          HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new RateUnavailableException("The bank cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RateUnavailableException("Interrupted while asking the bank", e);
    }
  }
}
