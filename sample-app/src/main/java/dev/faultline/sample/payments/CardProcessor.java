package dev.faultline.sample.payments;

import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** The bank's side: approves what a card can bear. */
@Component
class CardProcessor {
  private static final BigDecimal LIMIT = new BigDecimal("500.00");

  Authorization authorize(String apiKey, String cardToken, BigDecimal amount) {
    if (apiKey.isBlank()) {
      return new Authorization(false, "unknown merchant");
    }
    if (cardToken == null || cardToken.startsWith("card-expired")) {
      return new Authorization(false, "card expired");
    }
    if (amount.compareTo(LIMIT) > 0) {
      return new Authorization(false, "limit exceeded");
    }
    return new Authorization(true, null);
  }
}
