package dev.faultline.guards;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Guarded by MicroProfile's annotations. */
public class StandardTill {

  public int failures;
  public int calls;

  @Retry(maxRetries = 2, jitter = 0)
  public String pay() {
    calls++;
    if (failures-- > 0) {
      throw new IllegalStateException("call " + calls);
    }
    return "paid at call " + calls;
  }

  @CircuitBreaker(requestVolumeThreshold = 2, delay = 3_600_000)
  public String breaks() {
    throw new IllegalStateException("call " + ++calls);
  }

  @Fallback(Describing.class)
  public String handled(String argument) {
    throw new IllegalStateException("no " + argument);
  }

  /** A handler of the standard's kind. */
  public static class Describing implements FallbackHandler<String> {
    @Override
    public String handle(ExecutionContext context) {
      return context.getMethod().getName()
          + context.getParameters()[0]
          + context.getFailure().getMessage();
    }
  }

  /** Takes the guarded method's place, and calls it. */
  public static class Overriding extends StandardTill {
    @Override
    public String pay() {
      return "overridden: " + super.pay();
    }
  }
}
