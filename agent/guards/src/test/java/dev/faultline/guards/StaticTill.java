package dev.faultline.guards;

import dev.faultline.annotation.Restore;
import dev.faultline.annotation.Retry;

/** Has no object's fields, and asks for them to be restored. */
public class StaticTill {

  private static int calls;

  @Restore
  @Retry(maxAttempts = 2)
  public static int pay() {
    if (++calls == 1) {
      throw new IllegalStateException("call 1");
    }
    return calls;
  }
}
