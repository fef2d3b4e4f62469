package dev.faultline.sample.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A campaign: the discount is in percent of the list price. */
record Promotion(String code, String description, BigDecimal discount, LocalDate validUntil) {}
