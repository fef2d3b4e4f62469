package dev.faultline.sample.catalog;

/** A book for readers of another; the cover is null when there is no picture of it. */
record Recommendation(String isbn, String title, String cover) {}
