package dev.faultline.sample.pricing;

import java.math.BigDecimal;
import java.util.Map;

/** What copies of a book cost in euros, and in other currencies by their codes. */
record PriceAbroad(String isbn, int copies, BigDecimal euros, Map<String, BigDecimal> elsewhere) {}
