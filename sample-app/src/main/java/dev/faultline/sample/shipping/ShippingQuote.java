package dev.faultline.sample.shipping;

import java.math.BigDecimal;

/** What a carrier asks for a parcel, in euros, and how long it takes. */
public record ShippingQuote(String country, BigDecimal price, int days) {}
