/** What deliveries that are measured need around them. */
package dev.faultline.benchmarks.delivery;
