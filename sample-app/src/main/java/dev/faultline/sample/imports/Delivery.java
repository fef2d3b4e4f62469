package dev.faultline.sample.imports;

import java.math.BigDecimal;

/** Copies that a supplier sent, and what each cost in euros. */
record Delivery(String isbn, int copies, BigDecimal unitCost) {}
