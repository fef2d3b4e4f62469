/** What guards tell of what they do, for metrics and events. */
package dev.faultline.resilience.listener;
