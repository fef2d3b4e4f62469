package dev.faultline.resilience.retry.budget;

import dev.faultline.resilience.time.FakeTicker;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** Whatever the interleaving, the budget gives what it would have given call after call. */
public class RetryBudgetLincheckTest {

  private final RetryBudget budget =
      new RetryBudget(
          "checked",
          RetryBudgetConfiguration.builder().share(0.5).minimumPerSecond(1).maxSaved(2).build(),
          new FakeTicker());

  @Operation
  public void called() {
    budget.called();
  }

  @Operation
  public boolean tryRetry() {
    return budget.tryRetry();
  }

  @Operation
  public double saved() {
    return budget.saved();
  }

  @Test
  void isLinearizable() {
    new ModelCheckingOptions()
        .iterations(8)
        .invocationsPerIteration(500)
        .threads(2)
        .actorsPerThread(4)
        .actorsBefore(3)
        .check(RetryBudgetLincheckTest.class);
  }
}
