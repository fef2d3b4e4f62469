package dev.faultline.benchmarks.comparison;

/**
 * A place in a table.
 *
 * @param row who is measured
 * @param column what it is measured at
 */
public record Cell(String row, String column) {}
