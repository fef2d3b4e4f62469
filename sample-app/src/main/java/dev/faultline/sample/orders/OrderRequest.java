package dev.faultline.sample.orders;

import java.util.List;

/**
 * What a customer wants.
 *
 * @param country two-letter code of the country it is sent to
 * @param promotion null for none
 * @param cardToken stands for the customer's card at the processor
 */
record OrderRequest(
    String customer, String country, String promotion, String cardToken, List<OrderLine> lines) {
  OrderRequest {
    if (customer == null || customer.isBlank()) {
      throw new IllegalArgumentException("An order needs a customer");
    }
    if (lines == null || lines.isEmpty()) {
      throw new IllegalArgumentException("An order needs a line or more");
    }
    lines = List.copyOf(lines);
  }
}
