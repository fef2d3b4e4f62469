package dev.faultline.benchmarks.guard;

/** A loop around a try. */
final class HandWritten {
  private HandWritten() {}

  static Call call(Shop shop, Policies policies) {
    return (isbn, copies) -> {
      for (int attempt = 1; ; attempt++) {
        try {
          return shop.price(isbn, copies);
        } catch (RuntimeException e) {
          if (attempt == Policies.ATTEMPTS) {
            throw e;
          }
        }
      }
    };
  }
}
