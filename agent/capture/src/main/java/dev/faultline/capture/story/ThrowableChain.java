package dev.faultline.capture.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * An exception, its causes, and what they suppress. Bounded; a chain that closes in itself ends.
 */
final class ThrowableChain {

  private static final int MAX_CAUSES = 32;
  private static final int MAX_SUPPRESSED = 16;

  private final List<Throwable> causes = new ArrayList<>();
  private final List<Suppressed> suppressed = new ArrayList<>();

  private ThrowableChain() {}

  static ThrowableChain of(Throwable outermost, ThrowableFacts facts) {
    ThrowableChain chain = new ThrowableChain();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
    for (Throwable t = outermost;
        t != null && chain.causes.size() < MAX_CAUSES && seen.add(t);
        t = facts.causeOf(t)) {
      for (Throwable side : facts.suppressedBy(t)) {
        if (chain.suppressed.size() < MAX_SUPPRESSED && seen.add(side)) {
          chain.suppressed.add(new Suppressed(chain.causes.size(), side));
        }
      }
      chain.causes.add(t);
    }
    return chain;
  }

  /** The exception itself, then its cause, then that one's. */
  List<Throwable> causes() {
    return causes;
  }

  /** Where the very object stands among the causes; negative when it is not one of them. */
  int indexOf(Throwable throwable) {
    for (int i = 0; i < causes.size(); i++) {
      if (causes.get(i) == throwable) {
        return i;
      }
    }
    return -1;
  }

  List<Suppressed> suppressed() {
    return suppressed;
  }

  /** An exception that one of the chain suppresses. */
  static final class Suppressed {

    private final int of;
    private final Throwable throwable;

    private Suppressed(int of, Throwable throwable) {
      this.of = of;
      this.throwable = throwable;
    }

    /** Index of the one that suppresses it. */
    int of() {
      return of;
    }

    Throwable throwable() {
      return throwable;
    }
  }
}
