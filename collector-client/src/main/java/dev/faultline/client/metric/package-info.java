/**
 * Metrics as values: what was counted or measured up to one moment, ready to be sent. {@link
 * dev.faultline.client.delivery.MetricDelivery} asks {@link
 * dev.faultline.client.metric.MetricSource}s for them and sends them.
 */
package dev.faultline.client.metric;
