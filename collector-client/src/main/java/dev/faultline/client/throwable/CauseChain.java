package dev.faultline.client.throwable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * An exception and its causes; of a long chain both ends: what was thrown, and what went wrong
 * first. Ends where it closes in itself. Used by one thread.
 */
final class CauseChain {
  private static final int END = 16;

  /** Nobody's chain is as long; that of a class that makes a cause when it is asked has no end. */
  private static final int MAX_ASKED = 10_000;

  private final Set<Throwable> seen =
      Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
  private final List<Throwable> kept = new ArrayList<>();
  private int leftOut;
  private boolean endless;

  private CauseChain() {}

  static CauseChain of(Throwable thrown) {
    CauseChain chain = new CauseChain();
    Deque<Throwable> last = new ArrayDeque<>(END);
    Throwable one = thrown;
    while (one != null && chain.seen.size() < MAX_ASKED && chain.seen.add(one)) {
      if (chain.kept.size() < END) {
        chain.kept.add(one);
      } else {
        if (last.size() == END) {
          last.remove();
          chain.leftOut++;
        }
        last.add(one);
      }
      one = ThrowableAnswers.causeOf(one);
    }
    chain.endless = one != null && !chain.seen.contains(one);
    chain.kept.addAll(last);
    return chain;
  }

  /** The exception, then its causes, but for those {@link #leftOutAfter left out}. */
  List<Throwable> kept() {
    return kept;
  }

  /** How many are left out between one of those kept and the next. */
  int leftOutAfter(int index) {
    return index == END - 1 ? leftOut : 0;
  }

  /** Whether there are further causes behind the last. */
  boolean isEndless() {
    return endless;
  }

  /** Whether any are left out. */
  boolean isCut() {
    return leftOut > 0 || endless;
  }

  /** Whether this is neither a cause nor was asked for before. */
  boolean isNew(Throwable beside) {
    return seen.add(beside);
  }
}
