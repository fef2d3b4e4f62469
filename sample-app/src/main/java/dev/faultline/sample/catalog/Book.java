package dev.faultline.sample.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A book as the catalogue lists it; the price is in euros. */
public record Book(
    String isbn, String title, String author, BigDecimal price, LocalDate published) {}
