package dev.faultline.benchmarks.guard;

/** That a library guards what it is said to guard, found out before its calls are timed. */
final class Proof {
  private static final String ISBN = "9781903000182";
  private static final long PRICE = 3900;

  private final Library library;
  private final Policies policies;
  private final Shop shop = new Shop();
  private final Call call;

  private Proof(Library library, Policies policies) {
    this.library = library;
    this.policies = policies;
    call =
        library == Library.FAULTLINE
            ? AnnotatedShop.callOfOther(shop, policies)
            : library.guard(shop, policies);
  }

  /**
   * Calls it with failures.
   *
   * @throws IllegalStateException when it does not do what these policies are
   */
  static void require(Library library, Policies policies) {
    if (library != Library.NONE) {
      Proof proof = new Proof(library, policies);
      proof.succeeds();
      if (policies.haveRetry()) {
        proof.retries();
      }
      if (policies.haveBreaker()) {
        proof.opens();
      }
    }
  }

  private void succeeds() {
    long before = shop.calls();
    require(price() == PRICE && shop.calls() == before + 1, "a call that succeeds");
  }

  private void retries() {
    long before = shop.calls();
    shop.failNext(Policies.ATTEMPTS - 1);
    require(price() == PRICE, "two failures are retried");
    require(shop.calls() == before + Policies.ATTEMPTS, "by two calls");
    shop.failNext(Policies.ATTEMPTS);
    require(price() == -1, "the third failure is the call's");
    shop.failNext(0);
  }

  private void opens() {
    shop.failNext(Integer.MAX_VALUE);
    for (int i = 0; i < Policies.WINDOW; i++) {
      price();
    }
    long before = shop.calls();
    shop.failNext(0);
    require(price() == -1 && shop.calls() == before, "an open breaker lets no call through");
  }

  private long price() {
    try {
      return call.price(ISBN, 3);
    } catch (Exception failed) {
      return -1;
    }
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(
          library
              + " with "
              + policies
              + " does not do this: "
              + what
              + (library == Library.FAULTLINE ? "; is the agent attached?" : ""));
    }
  }
}
