package dev.faultline.resilience.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.breaker.BreakerMode;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.breaker.CircuitBreakerConfiguration;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.limiter.RateLimiterConfiguration;
import dev.faultline.resilience.retry.budget.RetryBudgetConfiguration;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.testing.Threads;
import dev.faultline.resilience.time.FakeTicker;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PolicyRegistryTest {

  private final PolicyRegistry registry = new PolicyRegistry(new FakeTicker());

  private static CircuitBreakerConfiguration window(int calls) {
    return CircuitBreakerConfiguration.builder().windowCalls(calls).build();
  }

  @Test
  void guardsOfOneNameShareOnePolicy() {
    CircuitBreaker breaker = registry.breakers().obtain("payments", window(3));

    assertThat(registry.breakers().obtain("payments", window(3))).isSameAs(breaker);
    assertThat(registry.breakers().obtain("orders", window(3))).isNotSameAs(breaker);
    assertThat(registry.breakers().find("payments")).isSameAs(breaker);
    assertThat(registry.breakers().find("none")).isNull();
    assertThat(registry.breakers().all())
        .extracting(CircuitBreaker::name)
        .containsExactly("orders", "payments");
  }

  @Test
  void refusesOtherSettingsUnderTheSameName() {
    registry.breakers().obtain("payments", window(3));

    assertThatThrownBy(() -> registry.breakers().obtain("payments", window(4)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "circuit-breaker.name is payments: it is shared and has other settings already (window"
                + " 3 calls, minimum calls 3, failure rate 0.5, delay 5s, probes 1 within 1m), not"
                + " those given here (window 4 calls, minimum calls 4, failure rate 0.5, delay 5s,"
                + " probes 1 within 1m); give the same everywhere, or another name");
    assertThatThrownBy(() -> registry.breakers().obtain("", window(4)))
        .hasMessage("circuit-breaker.name is empty: give a name to share it by");
  }

  @Test
  void opensClosesAndResetsByName() {
    CircuitBreaker breaker = registry.breakers().obtain("payments", window(3));

    assertThat(registry.open("payments")).isTrue();
    assertThat(breaker.mode()).isEqualTo(BreakerMode.FORCED_OPEN);
    assertThat(registry.close("payments")).isTrue();
    assertThat(breaker.mode()).isEqualTo(BreakerMode.FORCED_CLOSED);
    assertThat(registry.reset("payments")).isTrue();
    assertThat(breaker.mode()).isEqualTo(BreakerMode.CLOSED);
    assertThat(registry.open("none")).isFalse();
    assertThat(registry.close("none")).isFalse();
    assertThat(registry.reset("none")).isFalse();
  }

  @Test
  void otherSettingsKeepTheState() {
    CircuitBreaker breaker = registry.breakers().obtain("payments", window(3));
    registry.open("payments");

    assertThat(registry.breakers().reconfigure("payments", window(5))).isTrue();
    assertThat(registry.breakers().reconfigure("none", window(5))).isFalse();

    assertThat(breaker.mode()).isEqualTo(BreakerMode.FORCED_OPEN);
    assertThat(registry.breakers().obtain("payments", window(5))).isSameAs(breaker);
  }

  @Test
  void sharesPoliciesOfTheOtherKindsToo() {
    SemaphoreBulkhead bulkhead =
        registry.bulkheads().obtain("p", SemaphoreBulkheadConfiguration.builder().build());
    bulkhead.tryEnter();
    registry
        .bulkheads()
        .reconfigure("p", SemaphoreBulkheadConfiguration.builder().maxConcurrent(1).build());
    assertThat(bulkhead.tryEnter()).isFalse();

    RateLimiterConfiguration one = RateLimiterConfiguration.builder().permits(1).build();
    assertThat(registry.limiters().obtain("p", one).reserve()).isNotNegative();
    assertThat(registry.limiters().obtain("p", one).reserve()).isNegative();

    RetryBudgetConfiguration budget =
        RetryBudgetConfiguration.builder().minimumPerSecond(1).build();
    assertThat(registry.budgets().obtain("p", budget).tryRetry()).isTrue();
    assertThat(registry.budgets().obtain("p", budget).tryRetry()).isFalse();
    assertThat(registry.budgets().remove("p")).isTrue();
    assertThat(registry.budgets().obtain("p", budget).tryRetry()).isTrue();
  }

  @Test
  void manyThreadsObtainOne() throws Exception {
    assertThat(
            new HashSet<>(
                Threads.run(Threads.MANY, thread -> registry.breakers().obtain("p", window(3)))))
        .hasSize(1);
  }
}
