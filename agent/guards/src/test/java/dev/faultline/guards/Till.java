package dev.faultline.guards;

import dev.faultline.annotation.CircuitBreaker;
import dev.faultline.annotation.Fallback;
import dev.faultline.annotation.Guard;
import dev.faultline.annotation.Retry;
import java.util.function.IntSupplier;

/** Guarded by our annotations; woven by the tests that load it. */
public class Till {

  public int failures;
  public int calls;

  @Guard("till")
  @Retry(maxAttempts = 3)
  public String pay() {
    calls++;
    if (failures-- > 0) {
      throw new IllegalStateException("call " + calls);
    }
    return "paid at call " + calls;
  }

  @CircuitBreaker(windowCalls = 2, failureRate = 1, delay = "1h")
  public String breaks() {
    calls++;
    if (failures-- > 0) {
      throw new IllegalStateException("call " + calls);
    }
    return "call " + calls;
  }

  @Retry
  @CircuitBreaker
  @Fallback(value = "-1")
  public int counts() {
    return ++calls;
  }

  public int countsOften(int times) {
    int last = 0;
    for (int i = 0; i < times; i++) {
      last = counts();
    }
    return last;
  }

  public int runs(IntSupplier body) {
    return body.getAsInt();
  }
}
