package com.acme.guarded;

import dev.faultline.annotation.Retry;

/** An interface whose default method is guarded. */
interface Quote<T> {

  int[] CALLS = {0};

  T raw();

  @Retry(maxAttempts = 3)
  default String shown() {
    if (++CALLS[0] < 3) {
      throw new IllegalStateException("not yet");
    }
    return "<" + raw() + "> at call " + CALLS[0];
  }
}
