package dev.faultline.capture.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An exception, its causes, and what they suppress. Bounded, with both ends of a long chain; one
 * that closes in itself ends.
 */
final class ThrowableChain {

  /** How many are kept of each end of a chain. */
  static final int END = 16;

  private static final int MAX_CAUSES = 2 * END;
  private static final int MAX_SUPPRESSED = 16;

  private final List<KnownException> causes = new ArrayList<>();
  private final List<Suppressed> suppressed = new ArrayList<>();
  private final List<Integer> suppressedLeftOut = new ArrayList<>();
  private boolean endless;

  private ThrowableChain() {}

  /** As far as the exceptions have said by now. */
  static ThrowableChain of(KnownException outermost) {
    ThrowableChain chain = new ThrowableChain();
    Set<KnownException> seen = new HashSet<>();
    for (KnownException t = outermost;
        t != null && chain.causes.size() < MAX_CAUSES && seen.add(t);
        t = t.cause()) {
      chain.causes.add(t);
      chain.endless = chain.causes.size() == MAX_CAUSES && t.cause() != null;
    }
    // Only then: what is both suppressed and a cause is a cause.
    for (int i = 0; i < chain.causes.size(); i++) {
      chain.addSuppressedBy(i, seen);
    }
    return chain;
  }

  private void addSuppressedBy(int index, Set<KnownException> seen) {
    int leftOut = causes.get(index).suppressedLeftOut();
    for (KnownException side : causes.get(index).suppressed()) {
      if (!seen.add(side)) {
        continue;
      }
      if (suppressed.size() < MAX_SUPPRESSED) {
        suppressed.add(new Suppressed(index, side));
      } else {
        leftOut++;
      }
    }
    suppressedLeftOut.add(leftOut);
  }

  /** The exception itself, then its cause, then that one's. */
  List<KnownException> causes() {
    return causes;
  }

  /** How many are left out between one of them and the next, as there are too many. */
  int causesLeftOutAfter(int index) {
    return causes.get(index).causesLeftOut();
  }

  /** How many that one of them suppresses are left out, as there are too many. */
  int suppressedLeftOutOf(int index) {
    return suppressedLeftOut.get(index);
  }

  /** Whether the last of them has a cause that is left out, as there seems to be no end. */
  boolean isEndless() {
    return endless;
  }

  /** Whether there are exceptions that are left out. */
  boolean isCut() {
    for (int i = 0; i < causes.size(); i++) {
      if (causesLeftOutAfter(i) > 0 || suppressedLeftOutOf(i) > 0) {
        return true;
      }
    }
    return endless;
  }

  /** Where it stands among the causes; negative when it is not one of them. */
  int indexOf(KnownException exception) {
    for (int i = 0; i < causes.size(); i++) {
      if (causes.get(i) == exception) {
        return i;
      }
    }
    return -1;
  }

  List<Suppressed> suppressed() {
    return suppressed;
  }

  /** The name of the first fault that any of them was injected by; null for none. */
  String injectedFault() {
    for (KnownException cause : causes) {
      if (cause.injectedFault() != null) {
        return cause.injectedFault();
      }
    }
    for (Suppressed side : suppressed) {
      if (side.exception.injectedFault() != null) {
        return side.exception.injectedFault();
      }
    }
    return null;
  }

  /** An exception that one of the chain suppresses. */
  static final class Suppressed {

    private final int of;
    private final KnownException exception;

    private Suppressed(int of, KnownException exception) {
      this.of = of;
      this.exception = exception;
    }

    /** Index of the one that suppresses it. */
    int of() {
      return of;
    }

    KnownException exception() {
      return exception;
    }
  }
}
