package dev.faultline.guards.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;
import dev.faultline.resilience.registry.PolicyRegistry;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.resilience.time.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedBulkheadsTest {

  private final GuardEnvironment environment = GuardEnvironment.create();
  private final SharedBulkheads bulkheads =
      new SharedBulkheads(environment, new PolicyRegistry(Ticker.SYSTEM).bulkheads());

  @AfterEach
  void end() throws Exception {
    environment.close();
  }

  private static SemaphoreBulkheadConfiguration size(int calls) {
    return SemaphoreBulkheadConfiguration.builder().maxConcurrent(calls).build();
  }

  private void declarePool(int threads, int generation) {
    bulkheads.declare("shared", true, size(threads), generation);
  }

  @Test
  void poolsOfOneNameAndSizeAreOne() {
    declarePool(2, 0);
    declarePool(2, 0);

    assertThat(bulkheads.pool("shared", size(2), 0)).isSameAs(bulkheads.pool("shared", size(2), 0));
  }

  @Test
  void aThreadThatIsLateFindsTheLatestPool() {
    ThreadPoolBulkhead latest = bulkheads.pool("shared", size(2), 1);

    assertThat(bulkheads.pool("shared", size(1), 0)).isSameAs(latest);
    assertThat(bulkheads.pool("shared", size(3), 2)).isNotSameAs(latest);
  }

  @Test
  void aPoolOfAnotherSizeIsRefused() {
    declarePool(1, 0);

    assertThatThrownBy(() -> declarePool(3, 0))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "bulkhead.name is shared: it is shared and has other settings already (a thread pool,"
                + " 1 at once), not those given here (a thread pool, 3 at once); give the same"
                + " everywhere, or another name");
  }

  @Test
  void aSemaphoreOfAPoolsNameIsRefused() {
    declarePool(1, 0);

    assertThatThrownBy(() -> bulkheads.declare("shared", false, size(1), 0))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("(a thread pool, 1 at once), not those given here (a semaphore, 1");
  }

  @Test
  void laterDeclarationsMaySaySomethingElse() {
    declarePool(1, 0);

    assertThatCode(() -> bulkheads.declare("shared", false, size(2), 1)).doesNotThrowAnyException();
    assertThatCode(() -> declarePool(3, 0))
        .as("of a thread that is late")
        .doesNotThrowAnyException();
  }
}
