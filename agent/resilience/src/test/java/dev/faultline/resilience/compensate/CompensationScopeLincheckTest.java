package dev.faultline.resilience.compensate;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** Whatever the interleaving, an operation ends once, with the steps that came before its end. */
public class CompensationScopeLincheckTest {

  private final Compensations compensations = new Compensations(CompensationListener.NONE);
  private final CompensationScope outer = compensations.begin("outer");
  private final CompensationScope inner = new CompensationScope(compensations, outer, "inner");

  private static void undoNothing() {}

  @Operation
  public void completedOuter() {
    outer.completed("step", CompensationScopeLincheckTest::undoNothing);
  }

  @Operation
  public void completedInner() {
    inner.completed("step", CompensationScopeLincheckTest::undoNothing);
  }

  @Operation
  public int failedOuter() {
    return outer.failed(null);
  }

  @Operation
  public int failedInner() {
    return inner.failed(null);
  }

  @Test
  void isLinearizable() {
    new ModelCheckingOptions()
        .iterations(8)
        .invocationsPerIteration(500)
        .threads(2)
        .actorsPerThread(4)
        .actorsBefore(2)
        .check(CompensationScopeLincheckTest.class);
  }
}
