/**
 * The collector as it is packaged, under a load of events, and what it answers with many of them.
 */
package dev.faultline.benchmarks.collector;
