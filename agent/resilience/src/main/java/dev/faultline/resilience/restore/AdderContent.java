package dev.faultline.resilience.restore;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** What an adder had come to. */
final class AdderContent extends Content {

  private final Number adder;
  private final Number sum;

  AdderContent(Number adder) {
    this.adder = adder;
    sum = sum();
  }

  private Number sum() {
    if (adder instanceof LongAdder) {
      return ((LongAdder) adder).sum();
    }
    return ((DoubleAdder) adder).sum();
  }

  @Override
  void putBack() {
    if (sum().equals(sum)) {
      return;
    }
    if (adder instanceof LongAdder) {
      ((LongAdder) adder).reset();
      ((LongAdder) adder).add(sum.longValue());
    } else {
      ((DoubleAdder) adder).reset();
      ((DoubleAdder) adder).add(sum.doubleValue());
    }
  }
}
