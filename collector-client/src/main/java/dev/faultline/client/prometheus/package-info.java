/**
 * Metrics for who asks: a port at which Prometheus, or whatever else reads its text format or
 * OpenMetrics, finds all of them at {@code /metrics}.
 */
package dev.faultline.client.prometheus;
