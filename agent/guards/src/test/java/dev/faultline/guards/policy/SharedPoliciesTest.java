package dev.faultline.guards.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.limiter.RateLimiter;
import dev.faultline.resilience.limiter.RateLimiterConfiguration;
import dev.faultline.resilience.registry.PolicyRegistry;
import dev.faultline.resilience.setting.InvalidSettingException;
import org.junit.jupiter.api.Test;

/** Other threads do what they do while one is changing a policy, which then reads the clock. */
class SharedPoliciesTest {

  private Runnable meanwhile = () -> {};

  private final SharedPolicies<RateLimiter, RateLimiterConfiguration> policies =
      new SharedPolicies<>(new PolicyRegistry(this::time).limiters());

  private long time() {
    Runnable others = meanwhile;
    meanwhile = () -> {};
    others.run();
    return 0;
  }

  private RateLimiter obtain(int permits, int generation) {
    return policies.obtain("p", permits(permits), generation);
  }

  private static RateLimiterConfiguration permits(int permits) {
    return RateLimiterConfiguration.builder().permits(permits).build();
  }

  @Test
  void allWhoSayTheSameAtTheSameTimeGetItWithOtherSettings() {
    RateLimiter limiter = obtain(1, 0);
    meanwhile = () -> assertThat(obtain(2, 1)).isSameAs(limiter);

    assertThat(obtain(2, 1)).isSameAs(limiter);

    assertThat(limiter.configuration()).isEqualTo(permits(2));
  }

  @Test
  void settingsStayThoseOfTheLatestDeclarations() {
    RateLimiter limiter = obtain(1, 0);
    meanwhile = () -> obtain(3, 2);

    assertThat(obtain(2, 1)).isSameAs(limiter);

    assertThat(limiter.configuration()).isEqualTo(permits(3));
    assertThat(obtain(1, 0)).as("of a thread that is late").isSameAs(limiter);
    assertThat(limiter.configuration()).isEqualTo(permits(3));
  }

  @Test
  void whatIsMadeForTheFirstTimeMayHaveOtherSettingsByThen() {
    meanwhile = () -> obtain(2, 1);

    assertThat(obtain(1, 0).configuration()).isEqualTo(permits(2));
  }

  @Test
  void whoSaysSomethingElseAtTheSameTimeIsRefused() {
    obtain(1, 0);
    obtain(1, 1);

    assertThatThrownBy(() -> obtain(2, 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("rate-limiter.name is p: it is shared and has other settings");
    assertThat(obtain(2, 2).configuration()).isEqualTo(permits(2));
  }
}
