package dev.faultline.guards.fault;

import dev.faultline.weaving.fault.FaultDeclaration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** A fault from when it was set. Thread-safe, lock-free. */
final class ActiveFault {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final FaultDeclaration declaration;
  private final long sinceNanos;
  private final AtomicLong drawn = new AtomicLong();
  private final LongAdder injected = new LongAdder();
  private final AtomicBoolean overTold = new AtomicBoolean();

  /**
   * @param sinceNanos {@link System#nanoTime()} when it was set
   */
  ActiveFault(FaultDeclaration declaration, long sinceNanos) {
    this.declaration = declaration;
    this.sinceNanos = sinceNanos;
  }

  FaultDeclaration declaration() {
    return declaration;
  }

  /** Whether its time is over. */
  boolean isOver(long nowNanos) {
    return declaration.forNanos() > 0 && nowNanos - sinceNanos >= declaration.forNanos();
  }

  /** Nanoseconds until its time is over; 0 when it is, or when there is no end to it. */
  long leftNanos(long nowNanos) {
    return Math.max(0, declaration.forNanos() - (nowNanos - sinceNanos));
  }

  /** True once after its time is over. */
  boolean takeOver() {
    return !overTold.get() && overTold.compareAndSet(false, true);
  }

  /** Whether this call is one of those that it strikes. */
  boolean strikes() {
    return declaration.rate() >= 1 || draw() < declaration.rate();
  }

  /** A number from 0 to 1; with a seed the n-th is always the same. */
  private double draw() {
    Long seed = declaration.seed();
    if (seed == null) {
      return ThreadLocalRandom.current().nextDouble();
    }
    return (mixed(seed + GOLDEN_GAMMA * drawn.incrementAndGet()) >>> 11) * 0x1.0p-53;
  }

  /** The finalizer of SplitMix64, by Steele, Lea and Flood. */
  private static long mixed(long bits) {
    long z = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  void countInjected() {
    injected.increment();
  }

  /** How many calls it has struck. */
  long injected() {
    return injected.sum();
  }
}
