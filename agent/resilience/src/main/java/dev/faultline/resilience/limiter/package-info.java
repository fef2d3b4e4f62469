/** The rate limiter: so many calls in so much time. */
package dev.faultline.resilience.limiter;
