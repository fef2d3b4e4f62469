/** Durations, recorded on hot paths and turned into OpenTelemetry's exponential histograms. */
package dev.faultline.client.histogram;
