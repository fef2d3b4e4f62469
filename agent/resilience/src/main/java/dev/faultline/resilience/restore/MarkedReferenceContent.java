package dev.faultline.resilience.restore;

import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicStampedReference;

/** What an atomic reference with a stamp or a mark held. */
final class MarkedReferenceContent extends Content {

  private final Object holder;
  private final Object referred;

  /** A mark is 1. */
  private final int stamp;

  MarkedReferenceContent(Object holder) {
    this.holder = holder;
    int[] read = {0};
    if (holder instanceof AtomicStampedReference) {
      referred = ((AtomicStampedReference<?>) holder).get(read);
    } else {
      boolean[] mark = {false};
      referred = ((AtomicMarkableReference<?>) holder).get(mark);
      read[0] = mark[0] ? 1 : 0;
    }
    stamp = read[0];
  }

  @Override
  Object[] elements() {
    return new Object[] {referred};
  }

  @Override
  @SuppressWarnings("unchecked")
  void putBack() {
    if (holder instanceof AtomicStampedReference) {
      ((AtomicStampedReference<Object>) holder).set(referred, stamp);
    } else {
      ((AtomicMarkableReference<Object>) holder).set(referred, stamp == 1);
    }
  }
}
