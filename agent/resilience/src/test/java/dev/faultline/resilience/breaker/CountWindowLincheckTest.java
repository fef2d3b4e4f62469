package dev.faultline.resilience.breaker;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** Whatever the interleaving, the window holds the last calls of some order of them. */
public class CountWindowLincheckTest {

  private final CountWindow window = new CountWindow(3);

  @Operation
  public void succeed() {
    window.add(false, false, TripRule.NEVER);
  }

  @Operation
  public void fail() {
    window.add(true, false, TripRule.NEVER);
  }

  @Operation
  public void failSlowly() {
    window.add(true, true, TripRule.NEVER);
  }

  @Operation
  public String figures() {
    return window.figures().toString();
  }

  @Test
  void isLinearizable() {
    new ModelCheckingOptions()
        .iterations(10)
        .invocationsPerIteration(500)
        .threads(2)
        .actorsPerThread(5)
        .actorsBefore(2)
        .check(CountWindowLincheckTest.class);
  }
}
