package dev.faultline.weaving.guard.declaration;

/** What can be set of policies, under the names that settings have in properties files. */
public enum GuardSetting {
  RETRY_MAX_ATTEMPTS(PolicyKind.RETRY, "max-attempts", SettingType.COUNT),
  RETRY_MAX_DURATION(PolicyKind.RETRY, "max-duration", SettingType.DURATION),
  RETRY_DELAY(PolicyKind.RETRY, "delay", SettingType.DURATION),
  RETRY_GROWTH(PolicyKind.RETRY, "growth", SettingType.GROWTH),
  RETRY_FACTOR(PolicyKind.RETRY, "factor", SettingType.FACTOR),
  RETRY_MAX_DELAY(PolicyKind.RETRY, "max-delay", SettingType.DURATION),
  RETRY_JITTER(PolicyKind.RETRY, "jitter", SettingType.JITTER),
  RETRY_AFTER(PolicyKind.RETRY, "retry-after", SettingType.FLAG),
  RETRY_DELAY_FROM(PolicyKind.RETRY, "delay-from", SettingType.CLASS),
  RETRY_ON(PolicyKind.RETRY, "retry-on", SettingType.CLASSES),
  RETRY_ABORT_ON(PolicyKind.RETRY, "abort-on", SettingType.CLASSES),
  RETRY_CAUSES(PolicyKind.RETRY, "causes", SettingType.FLAG),
  RETRY_ON_RESULT(PolicyKind.RETRY, "retry-on-result", SettingType.CLASS),

  BUDGET_NAME(PolicyKind.RETRY_BUDGET, "name", SettingType.TEXT),
  BUDGET_SHARE(PolicyKind.RETRY_BUDGET, "share", SettingType.SHARE),
  BUDGET_MINIMUM_PER_SECOND(PolicyKind.RETRY_BUDGET, "minimum-per-second", SettingType.COUNT),
  BUDGET_MAX_SAVED(PolicyKind.RETRY_BUDGET, "max-saved", SettingType.COUNT),

  BREAKER_NAME(PolicyKind.CIRCUIT_BREAKER, "name", SettingType.TEXT),
  BREAKER_WINDOW(PolicyKind.CIRCUIT_BREAKER, "window", SettingType.WINDOW),
  BREAKER_MINIMUM_CALLS(PolicyKind.CIRCUIT_BREAKER, "minimum-calls", SettingType.COUNT),
  BREAKER_FAILURE_RATE(PolicyKind.CIRCUIT_BREAKER, "failure-rate", SettingType.SHARE),
  BREAKER_SLOW_CALL_RATE(PolicyKind.CIRCUIT_BREAKER, "slow-call-rate", SettingType.SHARE),
  BREAKER_SLOW_CALL_DURATION(
      PolicyKind.CIRCUIT_BREAKER, "slow-call-duration", SettingType.DURATION),
  BREAKER_DELAY(PolicyKind.CIRCUIT_BREAKER, "delay", SettingType.DURATION),
  BREAKER_PROBES(PolicyKind.CIRCUIT_BREAKER, "probes", SettingType.COUNT),
  BREAKER_PROBE_DEADLINE(PolicyKind.CIRCUIT_BREAKER, "probe-deadline", SettingType.DURATION),
  BREAKER_FAIL_ON(PolicyKind.CIRCUIT_BREAKER, "fail-on", SettingType.CLASSES),
  BREAKER_SKIP_ON(PolicyKind.CIRCUIT_BREAKER, "skip-on", SettingType.CLASSES),
  BREAKER_CAUSES(PolicyKind.CIRCUIT_BREAKER, "causes", SettingType.FLAG),

  TIMEOUT(PolicyKind.TIMEOUT, "", SettingType.DURATION),
  TIMEOUT_ADAPTIVE(PolicyKind.TIMEOUT, "adaptive", SettingType.FLAG),
  TIMEOUT_PERCENTILE(PolicyKind.TIMEOUT, "percentile", SettingType.SHARE),
  TIMEOUT_FACTOR(PolicyKind.TIMEOUT, "factor", SettingType.FACTOR),
  TIMEOUT_MIN(PolicyKind.TIMEOUT, "min", SettingType.DURATION),
  TIMEOUT_MAX(PolicyKind.TIMEOUT, "max", SettingType.DURATION),

  BULKHEAD_NAME(PolicyKind.BULKHEAD, "name", SettingType.TEXT),
  BULKHEAD_MAX_CONCURRENT(PolicyKind.BULKHEAD, "max-concurrent", SettingType.COUNT),
  BULKHEAD_MAX_WAITING(PolicyKind.BULKHEAD, "max-waiting", SettingType.COUNT),
  BULKHEAD_MAX_WAIT(PolicyKind.BULKHEAD, "max-wait", SettingType.DURATION),

  LIMITER_NAME(PolicyKind.RATE_LIMITER, "name", SettingType.TEXT),
  LIMITER_PERMITS(PolicyKind.RATE_LIMITER, "permits", SettingType.COUNT),
  LIMITER_PERIOD(PolicyKind.RATE_LIMITER, "period", SettingType.DURATION),
  LIMITER_SPREAD(PolicyKind.RATE_LIMITER, "spread", SettingType.SPREAD),
  LIMITER_BURST(PolicyKind.RATE_LIMITER, "burst", SettingType.COUNT),
  LIMITER_MIN_SPACING(PolicyKind.RATE_LIMITER, "min-spacing", SettingType.DURATION),
  LIMITER_MAX_WAIT(PolicyKind.RATE_LIMITER, "max-wait", SettingType.DURATION),

  FALLBACK_METHOD(PolicyKind.FALLBACK, "method", SettingType.TEXT),
  FALLBACK_HANDLER(PolicyKind.FALLBACK, "handler", SettingType.CLASS),
  FALLBACK_VALUE(PolicyKind.FALLBACK, "value", SettingType.TEXT),
  FALLBACK_APPLY_ON(PolicyKind.FALLBACK, "apply-on", SettingType.CLASSES),
  FALLBACK_SKIP_ON(PolicyKind.FALLBACK, "skip-on", SettingType.CLASSES),
  FALLBACK_CAUSES(PolicyKind.FALLBACK, "causes", SettingType.FLAG),

  RESTORE_FIELDS(PolicyKind.RESTORE, "fields", SettingType.NAMES),

  UNDO_METHOD(PolicyKind.UNDO, "method", SettingType.TEXT),

  VERIFY_METHOD(PolicyKind.VERIFY, "method", SettingType.TEXT),
  VERIFY_BY(PolicyKind.VERIFY, "by", SettingType.CLASS);

  private final PolicyKind policy;
  private final String name;
  private final SettingType type;

  GuardSetting(PolicyKind policy, String name, SettingType type) {
    this.policy = policy;
    this.name = name;
    this.type = type;
  }

  /** What it is a setting of. */
  public PolicyKind policy() {
    return policy;
  }

  /** The name in properties files, such as {@code retry.max-attempts}. */
  public String key() {
    return name.isEmpty() ? policy.key() : policy.key() + "." + name;
  }

  /** The name in properties files of one that comes later of several policies of its kind. */
  String keyAt(int place) {
    return place == 1 ? key() : policy.key() + "." + place + "." + name;
  }

  /** The name within its policy; empty for what the policy itself is set to. */
  String nameInPolicy() {
    return name;
  }

  SettingType type() {
    return type;
  }

  /** The setting of a name within a policy; null when there is none. */
  static GuardSetting of(PolicyKind policy, String nameInPolicy) {
    for (GuardSetting setting : values()) {
      if (setting.policy == policy && setting.name.equals(nameInPolicy)) {
        return setting;
      }
    }
    return null;
  }

  /** The setting of a full name; null when there is none. */
  static GuardSetting ofKey(String key) {
    for (GuardSetting setting : values()) {
      if (setting.key().equals(key)) {
        return setting;
      }
    }
    return null;
  }
}
