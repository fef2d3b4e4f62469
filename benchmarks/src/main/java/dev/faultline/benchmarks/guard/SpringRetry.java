package dev.faultline.benchmarks.guard;

import org.springframework.retry.support.RetryTemplate;

/** Spring Retry, by its template. */
final class SpringRetry {
  private SpringRetry() {}

  static Call call(Shop shop, Policies policies) {
    RetryTemplate template =
        RetryTemplate.builder().maxAttempts(Policies.ATTEMPTS).noBackoff().build();
    return (isbn, copies) -> template.execute(context -> shop.price(isbn, copies));
  }
}
