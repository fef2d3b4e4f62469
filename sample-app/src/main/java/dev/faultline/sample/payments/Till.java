package dev.faultline.sample.payments;

import java.math.BigDecimal;
import org.springframework.stereotype.Service;

/** Takes payments by card. */
@Service
public class Till {
  private final CardProcessor processor;
  private final PaymentProperties properties;

  Till(CardProcessor processor, PaymentProperties properties) {
    this.processor = processor;
    this.properties = properties;
  }

  /**
   * Charges a card.
   *
   * @param amount in euros
   * @param cardToken stands for the card at the processor
   * @throws PaymentDeclinedException when the processor refuses
   */
  public void charge(String customer, BigDecimal amount, String cardToken) {
    String apiKey = properties.apiKey();
    Authorization answer = processor.authorize(apiKey, cardToken, amount);
    boolean approved = answer.approved();
    if (!approved) {
      throw new PaymentDeclinedException(answer.reason());
    }
  }
}
