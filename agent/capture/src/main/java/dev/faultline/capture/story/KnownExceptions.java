package dev.faultline.capture.story;

import dev.faultline.capture.identity.WeakIdentity;
import dev.faultline.capture.record.InjectedFaults;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds what is known of a throwable. Compares by identity and keeps no throwable alive; what is
 * known is itself kept only by the story that it belongs to, and for a bounded number of those that
 * events were made of, for as long as the application holds them: one of them may be caught,
 * wrapped, or end its thread, long after. Used on the agent's thread alone.
 */
final class KnownExceptions {

  private static final int SETTLED = 512;

  private final Map<WeakIdentity<Throwable>, Known> known = new HashMap<>();
  private final Set<KnownException> settled = new LinkedHashSet<>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
  private final ThrowableFacts facts;
  private final InjectedFaults faults;

  /**
   * @param faults knows exceptions that were injected on purpose
   */
  KnownExceptions(ThrowableFacts facts, InjectedFaults faults) {
    this.facts = facts;
    this.faults = faults;
  }

  /** What is known of this very throwable, which may be nothing yet. */
  KnownException of(Throwable throwable) {
    forgetCollected();
    Known reference = known.get(new WeakIdentity<>(throwable, null));
    KnownException found = reference == null ? null : reference.get();
    if (found != null) {
      return found;
    }
    WeakIdentity<Throwable> key = new WeakIdentity<>(throwable, collected);
    KnownException first =
        new KnownException(key, throwable, !facts.isPlain(throwable), faults.nameOf(throwable));
    // What was known of it before has been collected, and so its key goes as well.
    known.remove(key);
    known.put(key, new Known(first, key, collected));
    return first;
  }

  /** Remembers what an event was made of; of one exception the latest. */
  void remember(KnownException exception, SettledException event) {
    forgetCollected();
    exception.settled(event);
    settled.remove(exception);
    settled.add(exception);
    Iterator<KnownException> oldestFirst = settled.iterator();
    for (int excess = settled.size() - SETTLED; excess > 0; excess--) {
      oldestFirst.next().settled(null);
      oldestFirst.remove();
    }
  }

  private void forgetCollected() {
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      if (gone instanceof WeakIdentity) {
        Known reference = known.remove(gone);
        if (reference != null) {
          settled.remove(reference.get());
        }
      } else {
        Known reference = (Known) gone;
        known.remove(reference.key, reference);
      }
    }
  }

  /** What is known, for as long as somebody needs it. */
  private static final class Known extends WeakReference<KnownException> {

    private final WeakIdentity<Throwable> key;

    Known(KnownException exception, WeakIdentity<Throwable> key, ReferenceQueue<Object> queue) {
      super(exception, queue);
      this.key = key;
    }
  }
}
