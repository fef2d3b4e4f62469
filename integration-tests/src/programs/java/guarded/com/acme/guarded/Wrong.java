package com.acme.guarded;

import dev.faultline.annotation.Fallback;
import dev.faultline.annotation.Retry;

/** Declared wrongly. */
class Wrong {

  @Retry(maxAttempts = 0)
  static String never() {
    return "ran";
  }

  @Fallback(method = "nowhere")
  static String missing() {
    return "ran";
  }

  @Fallback(method = "ofAnother")
  static String unfit(String of) {
    return "ran";
  }

  private static String ofAnother(int number) {
    return "other";
  }
}
