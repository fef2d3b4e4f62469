/** The retry budget: how many calls of a service may be made again. */
package dev.faultline.resilience.retry.budget;
