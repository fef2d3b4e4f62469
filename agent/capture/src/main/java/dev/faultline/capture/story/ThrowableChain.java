package dev.faultline.capture.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An exception, its causes, and what they suppress. Bounded; a chain that closes in itself ends.
 */
final class ThrowableChain {

  private static final int MAX_CAUSES = 32;
  private static final int MAX_SUPPRESSED = 16;

  private final List<KnownException> causes = new ArrayList<>();
  private final List<Suppressed> suppressed = new ArrayList<>();
  private boolean cut;

  private ThrowableChain() {}

  /** As far as the exceptions have said by now. */
  static ThrowableChain of(KnownException outermost) {
    ThrowableChain chain = new ThrowableChain();
    Set<KnownException> seen = new HashSet<>();
    for (KnownException t = outermost;
        t != null && chain.causes.size() < MAX_CAUSES && seen.add(t);
        t = t.cause()) {
      chain.causes.add(t);
      chain.cut = chain.causes.size() == MAX_CAUSES && t.cause() != null;
    }
    // Only then: what is both suppressed and a cause is a cause.
    for (int i = 0; i < chain.causes.size(); i++) {
      chain.addSuppressedBy(i, seen);
    }
    return chain;
  }

  private void addSuppressedBy(int index, Set<KnownException> seen) {
    for (KnownException side : causes.get(index).suppressed()) {
      if (suppressed.size() < MAX_SUPPRESSED && seen.add(side)) {
        suppressed.add(new Suppressed(index, side));
      }
    }
  }

  /** The exception itself, then its cause, then that one's. */
  List<KnownException> causes() {
    return causes;
  }

  /** Whether the last of them has a cause that is left out, as there are too many. */
  boolean isCut() {
    return cut;
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
