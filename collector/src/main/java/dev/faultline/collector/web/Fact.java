package dev.faultline.collector.web;

/** Something known of an event, by its name. */
public record Fact(String name, String value) {}
