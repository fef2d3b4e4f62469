package dev.faultline.guards;

import dev.faultline.annotation.Retry;

/** Has all of its methods called again, and those of its subclasses. */
@Retry(maxAttempts = 3, delay = "0ms")
public class RetryingTill {

  public int failures;
  public int calls;

  public String pay() {
    return "by the superclass";
  }
}
