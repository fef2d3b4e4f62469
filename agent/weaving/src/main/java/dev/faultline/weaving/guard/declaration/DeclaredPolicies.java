package dev.faultline.weaving.guard.declaration;

import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.failure.FailureFilter;
import dev.faultline.resilience.limiter.RateLimiterConfiguration;
import dev.faultline.resilience.limiter.RateLimiterKind;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.retry.budget.RetryBudgetConfiguration;
import dev.faultline.resilience.retry.delay.Backoff;
import dev.faultline.resilience.retry.delay.DelaySupplier;
import dev.faultline.resilience.retry.delay.Jitter;
import dev.faultline.resilience.retry.delay.RetryAfterSupplier;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.setting.SettingCheck;
import dev.faultline.resilience.timeout.AdaptiveTimeoutConfiguration;
import dev.faultline.resilience.timeout.Timeout;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Makes of what is declared what the policies go by. Each method takes a policy of its kind, and
 * throws an {@link InvalidSettingException} for what cannot be. What the application has objects
 * for (handlers, predicates, suppliers of delays) is left to who can make those.
 */
public final class DeclaredPolicies {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration DEFAULT_LEAST_TIMEOUT = Duration.ofMillis(10);
  static final double DEFAULT_FACTOR = 2;

  private DeclaredPolicies() {}

  /**
   * A retry, without what looks at results.
   *
   * @param supplier of delays, made of the class that the declaration names; null for none
   */
  public static RetryPolicy.Builder retry(PolicyDeclaration policy, DelaySupplier supplier) {
    RetryPolicy.Builder retry = RetryPolicy.builder().delay(delay(policy, supplier));
    if (policy.has(GuardSetting.RETRY_MAX_ATTEMPTS)) {
      retry.maxAttempts((Integer) policy.get(GuardSetting.RETRY_MAX_ATTEMPTS));
    }
    if (policy.has(GuardSetting.RETRY_MAX_DURATION)) {
      retry.maxDuration((Duration) policy.get(GuardSetting.RETRY_MAX_DURATION));
    }
    FailureFilter failures =
        filter(
            policy,
            GuardSetting.RETRY_ON,
            Exception.class,
            GuardSetting.RETRY_ABORT_ON,
            InterruptedException.class,
            GuardSetting.RETRY_CAUSES);
    return failures == null ? retry : retry.failures(failures);
  }

  private static Backoff delay(PolicyDeclaration policy, DelaySupplier supplier) {
    Backoff.Builder delay = Backoff.builder();
    Duration first = orElse(policy, GuardSetting.RETRY_DELAY, Duration.ZERO);
    switch (orElse(policy, GuardSetting.RETRY_GROWTH, "fixed")) {
      case "exponential":
        delay.exponential(first, orElse(policy, GuardSetting.RETRY_FACTOR, DEFAULT_FACTOR));
        break;
      case "fibonacci":
        delay.fibonacci(first);
        break;
      default:
        delay.fixed(first);
    }
    if (policy.has(GuardSetting.RETRY_MAX_DELAY)) {
      delay.maxDelay((Duration) policy.get(GuardSetting.RETRY_MAX_DELAY));
    }
    Object jitter = policy.get(GuardSetting.RETRY_JITTER);
    if (jitter instanceof Duration) {
      delay.jitter((Duration) jitter);
    } else if (jitter != null) {
      delay.jitter(Jitter.valueOf(((String) jitter).toUpperCase(Locale.ROOT)));
    }
    if (supplier != null) {
      delay.supplied(supplier);
    } else if (policy.is(GuardSetting.RETRY_AFTER)) {
      delay.supplied(new RetryAfterSupplier());
    }
    return delay.build();
  }

  /** A retry budget. */
  public static RetryBudgetConfiguration budget(PolicyDeclaration policy) {
    RetryBudgetConfiguration.Builder budget = RetryBudgetConfiguration.builder();
    if (policy.has(GuardSetting.BUDGET_SHARE)) {
      budget.share((Double) policy.get(GuardSetting.BUDGET_SHARE));
    }
    if (policy.has(GuardSetting.BUDGET_MINIMUM_PER_SECOND)) {
      budget.minimumPerSecond((Integer) policy.get(GuardSetting.BUDGET_MINIMUM_PER_SECOND));
    }
    if (policy.has(GuardSetting.BUDGET_MAX_SAVED)) {
      budget.maxSaved((Integer) policy.get(GuardSetting.BUDGET_MAX_SAVED));
    }
    return budget.build();
  }

  /** A circuit breaker. */
  public static CircuitBreakerConfiguration breaker(PolicyDeclaration policy) {
    CircuitBreakerConfiguration.Builder breaker = CircuitBreakerConfiguration.builder();
    Object window = policy.get(GuardSetting.BREAKER_WINDOW);
    if (window instanceof Duration) {
      breaker.windowTime((Duration) window);
    } else if (window != null) {
      breaker.windowCalls((Integer) window);
    }
    if (policy.has(GuardSetting.BREAKER_MINIMUM_CALLS)) {
      breaker.minimumCalls((Integer) policy.get(GuardSetting.BREAKER_MINIMUM_CALLS));
    }
    if (policy.has(GuardSetting.BREAKER_FAILURE_RATE)) {
      breaker.failureRate((Double) policy.get(GuardSetting.BREAKER_FAILURE_RATE));
    }
    if (policy.has(GuardSetting.BREAKER_SLOW_CALL_RATE)) {
      breaker.slowCallRate((Double) policy.get(GuardSetting.BREAKER_SLOW_CALL_RATE));
    }
    if (policy.has(GuardSetting.BREAKER_SLOW_CALL_DURATION)) {
      breaker.slowCallDuration((Duration) policy.get(GuardSetting.BREAKER_SLOW_CALL_DURATION));
    }
    if (policy.has(GuardSetting.BREAKER_DELAY)) {
      breaker.delay((Duration) policy.get(GuardSetting.BREAKER_DELAY));
    }
    if (policy.has(GuardSetting.BREAKER_PROBES)) {
      breaker.probes((Integer) policy.get(GuardSetting.BREAKER_PROBES));
    }
    if (policy.has(GuardSetting.BREAKER_PROBE_DEADLINE)) {
      breaker.probeDeadline((Duration) policy.get(GuardSetting.BREAKER_PROBE_DEADLINE));
    }
    return breaker.build();
  }

  /** What a circuit breaker takes for a failure. */
  public static FailureFilter breakerFailures(PolicyDeclaration policy) {
    FailureFilter failures =
        filter(
            policy,
            GuardSetting.BREAKER_FAIL_ON,
            Throwable.class,
            GuardSetting.BREAKER_SKIP_ON,
            null,
            GuardSetting.BREAKER_CAUSES);
    return failures == null ? FailureFilter.ALL : failures;
  }

  /** What a fallback is for. */
  public static FailureFilter fallbackFailures(PolicyDeclaration policy) {
    FailureFilter failures =
        filter(
            policy,
            GuardSetting.FALLBACK_APPLY_ON,
            Throwable.class,
            GuardSetting.FALLBACK_SKIP_ON,
            null,
            GuardSetting.FALLBACK_CAUSES);
    return failures == null ? FailureFilter.ALL : failures;
  }

  /** A time that is the same for every attempt. */
  public static Timeout timeout(PolicyDeclaration policy) {
    return Timeout.of(orElse(policy, GuardSetting.TIMEOUT, DEFAULT_TIMEOUT));
  }

  /** A time that follows what attempts take. */
  public static AdaptiveTimeoutConfiguration adaptiveTimeout(PolicyDeclaration policy) {
    Duration first = orElse(policy, GuardSetting.TIMEOUT, DEFAULT_TIMEOUT);
    Duration most = orElse(policy, GuardSetting.TIMEOUT_MAX, first);
    // A default that nobody wrote contradicts nothing.
    Duration least = most.compareTo(DEFAULT_LEAST_TIMEOUT) < 0 ? most : DEFAULT_LEAST_TIMEOUT;
    try {
      return adaptiveTimeout(policy, first, most, least);
    } catch (InvalidSettingException wrong) {
      // What a declaration has no setting for is taken from the time itself.
      if (wrong.setting().equals("timeout.initial")
          || wrong.setting().equals(GuardSetting.TIMEOUT_MAX.key())
              && !policy.has(GuardSetting.TIMEOUT_MAX)) {
        throw new InvalidSettingException(GuardSetting.TIMEOUT.key(), wrong.value(), wrong.mend());
      }
      throw wrong;
    }
  }

  private static AdaptiveTimeoutConfiguration adaptiveTimeout(
      PolicyDeclaration policy, Duration first, Duration most, Duration least) {
    AdaptiveTimeoutConfiguration.Builder timeout =
        AdaptiveTimeoutConfiguration.builder(most)
            .initial(first)
            .min(orElse(policy, GuardSetting.TIMEOUT_MIN, least));
    if (policy.has(GuardSetting.TIMEOUT_PERCENTILE)) {
      double share = (Double) policy.get(GuardSetting.TIMEOUT_PERCENTILE);
      timeout.percentile(
          100 * SettingCheck.share(GuardSetting.TIMEOUT_PERCENTILE.key(), share, false));
    }
    if (policy.has(GuardSetting.TIMEOUT_FACTOR)) {
      timeout.factor((Double) policy.get(GuardSetting.TIMEOUT_FACTOR));
    }
    return timeout.build();
  }

  /** A bulkhead, whatever threads its calls are made on. */
  public static SemaphoreBulkheadConfiguration bulkhead(PolicyDeclaration policy) {
    SemaphoreBulkheadConfiguration.Builder bulkhead = SemaphoreBulkheadConfiguration.builder();
    if (policy.has(GuardSetting.BULKHEAD_MAX_CONCURRENT)) {
      bulkhead.maxConcurrent((Integer) policy.get(GuardSetting.BULKHEAD_MAX_CONCURRENT));
    }
    if (policy.has(GuardSetting.BULKHEAD_MAX_WAITING)) {
      bulkhead.maxWaiting((Integer) policy.get(GuardSetting.BULKHEAD_MAX_WAITING));
    }
    if (policy.has(GuardSetting.BULKHEAD_MAX_WAIT)) {
      bulkhead.maxWait((Duration) policy.get(GuardSetting.BULKHEAD_MAX_WAIT));
    }
    return bulkhead.build();
  }

  /** A rate limiter. */
  public static RateLimiterConfiguration limiter(PolicyDeclaration policy) {
    RateLimiterConfiguration.Builder limiter = RateLimiterConfiguration.builder();
    if (policy.has(GuardSetting.LIMITER_PERMITS)) {
      limiter.permits((Integer) policy.get(GuardSetting.LIMITER_PERMITS));
    }
    if (policy.has(GuardSetting.LIMITER_PERIOD)) {
      limiter.period((Duration) policy.get(GuardSetting.LIMITER_PERIOD));
    }
    if (policy.has(GuardSetting.LIMITER_SPREAD)) {
      limiter.kind(
          RateLimiterKind.valueOf(
              policy.text(GuardSetting.LIMITER_SPREAD).toUpperCase(Locale.ROOT)));
    }
    if (policy.has(GuardSetting.LIMITER_BURST)) {
      limiter.burst((Integer) policy.get(GuardSetting.LIMITER_BURST));
    }
    if (policy.has(GuardSetting.LIMITER_MIN_SPACING)) {
      limiter.minSpacing((Duration) policy.get(GuardSetting.LIMITER_MIN_SPACING));
    }
    if (policy.has(GuardSetting.LIMITER_MAX_WAIT)) {
      limiter.maxWait((Duration) policy.get(GuardSetting.LIMITER_MAX_WAIT));
    }
    return limiter.build();
  }

  /** Null when nothing is said, so that it is as the policy has it by itself. */
  private static FailureFilter filter(
      PolicyDeclaration policy,
      GuardSetting on,
      Class<?> onDefault,
      GuardSetting except,
      Class<?> exceptDefault,
      GuardSetting causes) {
    if (!policy.has(on) && !policy.has(except) && !policy.has(causes)) {
      return null;
    }
    FailureFilter.Builder filter = FailureFilter.builder();
    if (policy.has(on)) {
      filter.onNamed(array(policy.names(on)));
    } else {
      filter.on(onDefault);
    }
    if (policy.has(except)) {
      filter.exceptNamed(array(policy.names(except)));
    } else if (exceptDefault != null) {
      filter.except(exceptDefault);
    }
    return policy.is(causes) ? filter.causesToo().build() : filter.build();
  }

  private static String[] array(List<String> names) {
    return names.toArray(new String[0]);
  }

  @SuppressWarnings("unchecked")
  private static <T> T orElse(PolicyDeclaration policy, GuardSetting setting, T otherwise) {
    Object value = policy.get(setting);
    return value == null ? otherwise : (T) value;
  }
}
