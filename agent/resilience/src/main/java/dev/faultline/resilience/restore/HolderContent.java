package dev.faultline.resilience.restore;

import java.util.BitSet;
import java.util.Date;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What a mutable object held that holds one value, of the classes known for that. */
final class HolderContent extends Content {

  private final Object holder;
  private final Object value;

  HolderContent(Object holder) {
    this.holder = holder;
    value = read();
  }

  /** Only a reference can refer to what may be mutable; the other values are copies already. */
  @Override
  Object[] elements() {
    return holder instanceof AtomicReference ? new Object[] {value} : super.elements();
  }

  private Object read() {
    if (holder instanceof AtomicInteger) {
      return ((AtomicInteger) holder).get();
    }
    if (holder instanceof AtomicLong) {
      return ((AtomicLong) holder).get();
    }
    if (holder instanceof AtomicBoolean) {
      return ((AtomicBoolean) holder).get();
    }
    if (holder instanceof AtomicReference) {
      return ((AtomicReference<?>) holder).get();
    }
    if (holder instanceof Date) {
      return ((Date) holder).getTime();
    }
    // What is left are strings in the making.
    return holder instanceof BitSet ? ((BitSet) holder).clone() : holder.toString();
  }

  @Override
  @SuppressWarnings("unchecked")
  void putBack() {
    if (holder instanceof AtomicInteger) {
      ((AtomicInteger) holder).set((Integer) value);
    } else if (holder instanceof AtomicLong) {
      ((AtomicLong) holder).set((Long) value);
    } else if (holder instanceof AtomicBoolean) {
      ((AtomicBoolean) holder).set((Boolean) value);
    } else if (holder instanceof AtomicReference) {
      ((AtomicReference<Object>) holder).set(value);
    } else if (holder instanceof Date) {
      ((Date) holder).setTime((Long) value);
    } else if (holder instanceof BitSet) {
      ((BitSet) holder).clear();
      ((BitSet) holder).or((BitSet) value);
    } else if (holder instanceof StringBuilder) {
      ((StringBuilder) holder).replace(0, ((StringBuilder) holder).length(), (String) value);
    } else {
      ((StringBuffer) holder).replace(0, ((StringBuffer) holder).length(), (String) value);
    }
  }
}
