/**
 * Benchmarks that are compared with each other: run by turns in JVMs of their own, and held against
 * budgets.
 */
package dev.faultline.benchmarks.comparison;
