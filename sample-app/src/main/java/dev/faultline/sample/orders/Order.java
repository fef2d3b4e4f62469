package dev.faultline.sample.orders;

import java.math.BigDecimal;
import java.util.List;

/** An order that was placed and paid; the total is in euros, with shipping. */
record Order(long id, String customer, String country, BigDecimal total, List<OrderLine> lines) {}
