package dev.faultline.sample.reports;

import java.math.BigDecimal;

/** What one month brought in, in euros. */
record MonthlySales(int month, int copies, BigDecimal revenue) {}
