/** When a call that failed is made again, and when not. */
package dev.faultline.resilience.retry;
