package dev.faultline.benchmarks.exception;

/** What {@link ThrowAndCatch} does, in a class of which {@link PairedThrows} makes copies. */
final class ThrowingClass implements ThrowingCode {
  @Override
  public Throwable thrown(int depth) {
    try {
      call(depth, ThrowAndCatch.ORDER);
      return null;
    } catch (ThrowAndCatch.OutOfStock e) {
      return e;
    }
  }

  private static int call(int framesLeft, ThrowAndCatch.Order order) {
    // Not a tail call, so that no frame is optimised away.
    return framesLeft == 0 ? reserve(order) : call(framesLeft - 1, order) + 1;
  }

  private static int reserve(ThrowAndCatch.Order order) {
    int available = order.copies() - 3;
    String isbn = order.isbn();
    if (available <= 0) {
      throw new ThrowAndCatch.OutOfStock(isbn + " is out of stock");
    }
    return available;
  }
}
