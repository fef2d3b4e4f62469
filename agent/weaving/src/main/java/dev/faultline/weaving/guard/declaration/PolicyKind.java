package dev.faultline.weaving.guard.declaration;

/** The policies that can be declared, under the names that they have in properties files. */
public enum PolicyKind {
  /** Read first: what some others mean depends on it. */
  ASYNCHRONOUS("asynchronous"),
  RETRY("retry"),
  RETRY_BUDGET("retry-budget"),
  CIRCUIT_BREAKER("circuit-breaker"),
  TIMEOUT("timeout"),
  BULKHEAD("bulkhead"),
  RATE_LIMITER("rate-limiter"),
  FALLBACK("fallback"),
  RESTORE("restore"),
  COMPENSATED("compensated"),
  UNDO("undo"),
  VERIFY("verify");

  private final String key;

  PolicyKind(String key) {
    this.key = key;
  }

  /** The name in properties files, such as {@code circuit-breaker}. */
  public String key() {
    return key;
  }

  /** The policy of a name; null when there is none. */
  static PolicyKind of(String key) {
    for (PolicyKind kind : values()) {
      if (kind.key.equals(key)) {
        return kind;
      }
    }
    return null;
  }
}
