package dev.faultline.capture.record;

import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.RateGate;

/**
 * How often exceptions that are first seen at a boundary are recorded: by boundary and type, in a
 * fixed number of gates that few types share. Keeps no class. Thread-safe and lock-free.
 */
final class BoundaryGates {

  private static final int GATES = 1 << 8;

  private final RateGate[] gates = new RateGate[GATES];

  BoundaryGates() {
    for (int i = 0; i < GATES; i++) {
      gates[i] = new RateGate();
    }
  }

  boolean tryPass(Throwable throwable, Boundary boundary, Rate rate, long nowNanos) {
    return gate(throwable, boundary).tryPass(rate, nowNanos);
  }

  /** {@link RateGate#isClosed}. */
  boolean isClosed(Throwable throwable, Boundary boundary, Rate rate, long latestNanos) {
    return gate(throwable, boundary).isClosed(rate, latestNanos);
  }

  private RateGate gate(Throwable throwable, Boundary boundary) {
    // The name's hash is kept in the name, the name in the class.
    int hash = 31 * throwable.getClass().getName().hashCode() + boundary.ordinal();
    return gates[(hash ^ hash >>> 16 ^ hash >>> 8) & GATES - 1];
  }
}
