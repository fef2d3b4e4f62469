package dev.faultline.benchmarks.guard;

/** A call of the shop, guarded or not. */
public interface Call {
  long price(String isbn, int copies) throws Exception;
}
