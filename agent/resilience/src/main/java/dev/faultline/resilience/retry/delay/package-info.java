/** How long is waited between two attempts. */
package dev.faultline.resilience.retry.delay;
