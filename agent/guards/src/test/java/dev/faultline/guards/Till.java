package dev.faultline.guards;

import dev.faultline.annotation.CircuitBreaker;
import dev.faultline.annotation.Compensated;
import dev.faultline.annotation.Fallback;
import dev.faultline.annotation.Guard;
import dev.faultline.annotation.Retry;
import dev.faultline.annotation.Undo;
import dev.faultline.annotation.Verify;
import java.util.ArrayList;
import java.util.List;
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

  @Verify(method = "isEven")
  @Retry(maxAttempts = 2)
  public int verified() {
    return ++calls;
  }

  private boolean isEven(int number) {
    return number % 2 == 0 && this.calls == number;
  }

  public final List<String> undone = new ArrayList<>();

  @Compensated
  public void order(boolean undosFail) {
    reserve("room", 7);
    pay(5L);
    if (undosFail) {
      notUndone();
    }
    throw new IllegalStateException("no post today");
  }

  @Undo("release")
  private String reserve(String what, int number) {
    return what + " " + number;
  }

  private void release(String what, int number, String reserved) {
    undone.add("release " + what + " " + number + " (" + reserved + ")");
  }

  @Undo("repay")
  static void pay(long amount) {}

  private static void repay(long amount) {
    REPAID.add(amount);
  }

  public static final List<Long> REPAID = new ArrayList<>();

  @Undo("fails")
  void notUndone() {}

  private void fails() {
    throw new UnsupportedOperationException("not undone");
  }
}
