/** The agent's metrics, where others read them. */
package dev.faultline.it.metrics;
