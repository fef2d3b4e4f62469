package dev.faultline.sample.receipts;

import java.math.BigDecimal;

/** What a customer is given on paper. */
public record Receipt(long order, String customer, BigDecimal total) {}
