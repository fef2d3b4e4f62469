package dev.faultline.guards.standard;

import dev.faultline.resilience.breaker.CircuitBreaker;

/** The policies of one guarded method of which the standard has figures. Immutable. */
public final class MeteredMethod {

  final String name;
  final boolean hasFallback;
  final boolean hasRetry;
  final boolean hasTimeout;

  /** Null for none. */
  final CircuitBreaker breaker;

  /** Null for none. */
  final Places places;

  private MeteredMethod(Builder builder) {
    name = builder.name;
    hasFallback = builder.hasFallback;
    hasRetry = builder.hasRetry;
    hasTimeout = builder.hasTimeout;
    breaker = builder.breaker;
    places = builder.places;
  }

  /** Whether it has a policy that the standard has figures of. */
  boolean isOfTheStandard() {
    return hasFallback || hasRetry || hasTimeout || breaker != null || places != null;
  }

  /**
   * A method without policies.
   *
   * @param name of its class and its own
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Collects what it has. Not safe for use by several threads. */
  public static final class Builder {

    private final String name;
    private boolean hasFallback;
    private boolean hasRetry;
    private boolean hasTimeout;
    private CircuitBreaker breaker;
    private Places places;

    private Builder(String name) {
      this.name = name;
    }

    /** It has a fallback. */
    public Builder fallback() {
      hasFallback = true;
      return this;
    }

    /** It is retried. */
    public Builder retry() {
      hasRetry = true;
      return this;
    }

    /** Its attempts have a limit. */
    public Builder timeout() {
      hasTimeout = true;
      return this;
    }

    /** It has a circuit breaker. */
    public Builder breaker(CircuitBreaker its) {
      breaker = its;
      return this;
    }

    /** It has a bulkhead. */
    public Builder bulkhead(Places its) {
      places = its;
      return this;
    }

    /** The method. */
    public MeteredMethod build() {
      return new MeteredMethod(this);
    }
  }
}
