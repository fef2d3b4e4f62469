/**
 * The circuit breaker: stops calls to what fails, and tries again after a while with a few.
 *
 * <p>A breaker is one reference to an immutable state, moved by compare-and-set. A call is given
 * the state that admitted it and hands it back with its outcome, so a late outcome cannot change a
 * state that came after.
 */
package dev.faultline.resilience.breaker;
