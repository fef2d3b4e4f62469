package dev.faultline.sample.payments;

/** A card processor's answer; the reason is null when approved. */
record Authorization(boolean approved, String reason) {}
