package com.acme.guarded;

import dev.faultline.annotation.Retry;

/** What stands on the class holds for its methods. */
@Retry(maxAttempts = 2)
class Classwide {

  int calls;

  String covered() {
    return attempt();
  }

  @Retry(maxAttempts = 4)
  String ownSay() {
    return attempt();
  }

  private String attempt() {
    if (++calls < 4) {
      throw new IllegalStateException("call " + calls);
    }
    return "call " + calls;
  }
}
