package dev.faultline.benchmarks.guard;

import org.openjdk.jmh.annotations.CompilerControl;

/** What is called: something that succeeds, or fails as often as it was told to. */
public final class Shop {
  private int failuresToCome;
  private long calls;

  /** From now on so many calls fail, one after the other. */
  void failNext(int failures) {
    failuresToCome = failures;
  }

  /** How often it was called so far. */
  long calls() {
    return calls;
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  long price(String isbn, int copies) {
    calls++;
    if (failuresToCome > 0) {
      failuresToCome--;
      throw new SoldOut();
    }
    return isbn.length() * 100L * copies;
  }

  /** Without a stack trace, which would be most of what is measured. */
  static final class SoldOut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SoldOut() {
      super(null, null, false, false);
    }
  }
}
