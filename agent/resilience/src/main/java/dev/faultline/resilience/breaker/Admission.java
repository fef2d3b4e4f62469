package dev.faultline.resilience.breaker;

/**
 * What a circuit breaker gives to a call that it lets through, to be handed back once: with {@link
 * CircuitBreaker#record} or with {@link CircuitBreaker#release}. It says nothing to others. Many
 * calls may have the same one.
 */
public abstract class Admission {

  Admission() {}
}
