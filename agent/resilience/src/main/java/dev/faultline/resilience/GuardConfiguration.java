package dev.faultline.resilience;

import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;
import dev.faultline.resilience.call.CallCheck;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.call.ResultCheck;
import dev.faultline.resilience.compensate.Compensations;
import dev.faultline.resilience.compensate.UndoableStep;
import dev.faultline.resilience.failure.FailureFilter;
import dev.faultline.resilience.fallback.FallbackChain;
import dev.faultline.resilience.limiter.RateLimiter;
import dev.faultline.resilience.listener.FailingCalls;
import dev.faultline.resilience.refusal.Refusals;
import dev.faultline.resilience.restore.Restore;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.setting.DurationText;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.setting.SettingCheck;
import dev.faultline.resilience.timeout.Timeout;

/**
 * Which policies a guard has. Immutable; circuit breakers, rate limiters, bulkheads and budgets
 * have a state of their own, and may be part of several configurations.
 */
public final class GuardConfiguration {

  final String name;
  final RetryPolicy retry;
  final CircuitBreaker breaker;
  final FailureFilter breakerFailures;
  final Timeout timeout;
  final RateLimiter limiter;
  final SemaphoreBulkhead bulkhead;
  final ThreadPoolBulkhead pool;
  final CallCheck accepted;
  final Restore restore;
  final Compensations compensations;
  final Compensations stepsOf;
  final Compensations carried;
  final UndoableStep step;
  final FallbackChain fallbacks;
  final Refusals refusals;
  final boolean offloaded;

  /** Null for nobody. */
  final FailingCalls failingCalls;

  private GuardConfiguration(Builder builder) {
    name = builder.name;
    retry = builder.retry;
    breaker = builder.breaker;
    breakerFailures = builder.breakerFailures;
    timeout = builder.timeout;
    limiter = builder.limiter;
    bulkhead = builder.bulkhead;
    pool = builder.pool;
    accepted = builder.accepted;
    restore = builder.restore;
    compensations = builder.compensations;
    stepsOf = builder.stepsOf;
    carried = builder.carried;
    step = builder.step;
    fallbacks = builder.fallbacks;
    refusals = builder.refusals;
    offloaded = builder.offloaded;
    failingCalls = builder.failingCalls;
  }

  /**
   * Begins a configuration without any policy.
   *
   * @param name what messages and figures call the guard by
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Collects a configuration. Not safe for use by several threads. */
  public static final class Builder {

    private final String name;
    private RetryPolicy retry;
    private CircuitBreaker breaker;
    private FailureFilter breakerFailures = FailureFilter.ALL;
    private Timeout timeout;
    private RateLimiter limiter;
    private SemaphoreBulkhead bulkhead;
    private ThreadPoolBulkhead pool;
    private CallCheck accepted;
    private Restore restore;
    private Compensations compensations;
    private Compensations stepsOf;
    private Compensations carried;
    private UndoableStep step;
    private FallbackChain fallbacks = FallbackChain.NONE;
    private Refusals refusals = Refusals.OWN;
    private boolean offloaded;
    private FailingCalls failingCalls;

    private Builder(String name) {
      this.name = name;
    }

    /** Makes failed calls again. */
    public Builder retry(RetryPolicy policy) {
      retry = policy;
      return this;
    }

    /** Makes no attempts while most have failed of late; every throwable counts as a failure. */
    public Builder circuitBreaker(CircuitBreaker state) {
      return circuitBreaker(state, FailureFilter.ALL);
    }

    /**
     * Makes no attempts while most have failed of late.
     *
     * @param failures what counts as a failure; an attempt that fails otherwise counts as a success
     */
    public Builder circuitBreaker(CircuitBreaker state, FailureFilter failures) {
      breaker = state;
      breakerFailures =
          SettingCheck.given(
              "circuit-breaker.fail-on",
              failures,
              "give a FailureFilter, such as FailureFilter.ALL");
      return this;
    }

    /** Makes so many attempts in a time, and no more. */
    public Builder rateLimiter(RateLimiter state) {
      limiter = state;
      return this;
    }

    /** Ends attempts that take too long, waiting for the bulkhead included. */
    public Builder timeout(Timeout limit) {
      timeout = limit;
      return this;
    }

    /** Makes so many attempts at once, and no more. */
    public Builder bulkhead(SemaphoreBulkhead state) {
      bulkhead = state;
      return this;
    }

    /** Makes attempts on threads set aside for them; for asynchronous calls. */
    public Builder bulkhead(ThreadPoolBulkhead threads) {
      pool = threads;
      return this;
    }

    /** Takes results that this check does not accept for failures. */
    public Builder verify(final ResultCheck acceptable) {
      return verify(
          new CallCheck() {
            @Override
            public boolean test(Invocation call, Object result) {
              return acceptable.test(result);
            }
          });
    }

    /** As above, by who wants to know the call too. */
    public Builder verify(CallCheck acceptable) {
      accepted = acceptable;
      return this;
    }

    /**
     * Puts the receiver's fields back to what they were when the call began, after each attempt
     * that fails or is made again. Code of an abandoned attempt that is still running may change
     * them after that.
     */
    public Builder restore(Restore fields) {
      restore = fields;
      return this;
    }

    /**
     * Makes the call an operation, whose completed steps are undone when it has failed for good:
     * after the last attempt, and before a fallback is asked.
     */
    public Builder compensate(Compensations operations) {
      compensations = operations;
      carried = operations;
      return this;
    }

    /**
     * Makes each call that succeeds a step of the operation that its thread is in the middle of. In
     * the middle of none, the guard does nothing of that.
     */
    public Builder step(Compensations operations, UndoableStep undoable) {
      stepsOf = operations;
      step = undoable;
      carried = operations;
      return this;
    }

    /**
     * Takes the operation that a thread is in the middle of along when it calls: attempts and
     * fallbacks that run on other threads are in the middle of it, and so is what hangs on the
     * stage that the call returns. Guards that {@link #compensate} or are a {@link #step} do that
     * without being told.
     */
    public Builder carry(Compensations operations) {
      carried = operations;
      return this;
    }

    /** Gives a result in place of a call that has failed for good. */
    public Builder fallback(FallbackChain chain) {
      fallbacks =
          SettingCheck.given("fallback", chain, "give a chain; FallbackChain.NONE for none");
      return this;
    }

    /** Which exceptions the guard itself fails calls with; those of our own unless said. */
    public Builder refusals(Refusals factory) {
      refusals = SettingCheck.given("refusals", factory, "leave it out to have those of our own");
      return this;
    }

    /**
     * Makes the first attempt of an asynchronous call on another thread too, in place of the
     * caller's, which the others never run on. A thread pool as bulkhead does so in any case.
     */
    public Builder offload() {
      offloaded = true;
      return this;
    }

    /** Has somebody follow the calls of which an attempt fails. */
    public Builder follow(FailingCalls follower) {
      failingCalls = follower;
      return this;
    }

    /**
     * The configuration.
     *
     * @throws InvalidSettingException when policies are missing or contradict each other
     */
    public GuardConfiguration build() {
      if (name == null || name.trim().isEmpty()) {
        throw new InvalidSettingException("name", "'" + name + "'", "give the guard a name");
      }
      if (bulkhead != null && pool != null) {
        throw new InvalidSettingException(
            "bulkhead", "both a semaphore and a thread pool", "choose one of them");
      }
      if (retry == null
          && breaker == null
          && timeout == null
          && limiter == null
          && bulkhead == null
          && pool == null
          && accepted == null
          && restore == null
          && compensations == null
          && step == null
          && fallbacks.isEmpty()
          && !offloaded) {
        throw new InvalidSettingException(name, "without any policy", "give it at least one");
      }
      if (timeout != null && bulkhead != null) {
        checkWait(bulkhead.configuration(), timeout.longestNanos());
      }
      return new GuardConfiguration(this);
    }

    private static void checkWait(SemaphoreBulkheadConfiguration bulkhead, long timeoutNanos) {
      long wait = bulkhead.maxWaitNanos();
      if (bulkhead.maxWaiting() > 0 && wait != Long.MAX_VALUE && wait >= timeoutNanos) {
        throw new InvalidSettingException(
            "bulkhead.max-wait",
            DurationText.of(wait),
            "timeout ("
                + DurationText.of(timeoutNanos)
                + ") ends the attempt before; give less, or a longer timeout");
      }
    }
  }
}
