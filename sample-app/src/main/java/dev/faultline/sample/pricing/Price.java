package dev.faultline.sample.pricing;

import java.math.BigDecimal;

/** What some copies of a book cost, in euros: the list price of all less the rebate. */
public record Price(
    String isbn, int copies, BigDecimal subtotal, BigDecimal rebate, BigDecimal total) {}
