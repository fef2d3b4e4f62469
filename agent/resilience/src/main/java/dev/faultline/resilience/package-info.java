/**
 * Guards around calls that may fail: retry, circuit breaker, rate limiter, timeout, bulkhead and
 * fallback, composed in that order from the outside in, fallback outermost.
 *
 * <p>Needs nothing but the JDK, from Java 8 on, and knows nothing of the agent.
 */
package dev.faultline.resilience;
