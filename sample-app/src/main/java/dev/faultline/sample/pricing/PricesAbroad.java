package dev.faultline.sample.pricing;

import dev.faultline.sample.rates.ExchangeRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Prices for customers who do not pay in euros. */
@Service
class PricesAbroad {
  private static final List<String> CURRENCIES = List.of("CHF", "GBP", "JPY", "SEK");

  private final PriceCalculator prices;
  private final ExchangeRates rates;

  PricesAbroad(PriceCalculator prices, ExchangeRates rates) {
    this.prices = prices;
    this.rates = rates;
  }

  PriceAbroad price(String isbn, int copies) {
    BigDecimal euros = prices.price(isbn, copies, null).total();
    Map<String, BigDecimal> elsewhere = new TreeMap<>();
    for (String currency : CURRENCIES) {
      elsewhere.put(currency, rates.in(currency, euros).setScale(2, RoundingMode.HALF_UP));
    }
    return new PriceAbroad(isbn, copies, euros, elsewhere);
  }
}
