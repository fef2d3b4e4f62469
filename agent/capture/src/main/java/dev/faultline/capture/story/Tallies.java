package dev.faultline.capture.story;

import dev.faultline.capture.site.Fingerprint;
import dev.faultline.client.event.ExceptionEvent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells of exceptions that were counted but not recorded: the last event of their fingerprint is
 * sent again with the higher number of occurrences. Bounded. Used on the agent's thread alone.
 */
final class Tallies {

  /** Each holds an event; it is the busy ones that count. */
  private static final int CAPACITY = 512;

  private static final int QUIET_ROUNDS_BEFORE_FORGOTTEN = 12;

  private final Map<Fingerprint, Tally> tallies =
      new LinkedHashMap<Fingerprint, Tally>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Fingerprint, Tally> eldest) {
          if (size() <= CAPACITY) {
            return false;
          }
          eldest.getKey().due();
          return true;
        }
      };

  private final Consumer<? super ExceptionEvent> outlet;

  Tallies(Consumer<? super ExceptionEvent> outlet) {
    this.outlet = outlet;
  }

  /** What is counted from now on waits for an event of its own to belong to. */
  void forget(Fingerprint fingerprint) {
    if (fingerprint != null) {
      tallies.remove(fingerprint);
      fingerprint.due();
    }
  }

  /** Notes that an event was made of an exception of this fingerprint. */
  void told(Fingerprint fingerprint, ToldEvent event) {
    tallies.put(fingerprint, new Tally(event));
  }

  /** Tells what was counted since the last round. */
  void round() {
    for (Iterator<Map.Entry<Fingerprint, Tally>> all = tallies.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<Fingerprint, Tally> entry = all.next();
      Tally tally = entry.getValue();
      long unrecorded = entry.getKey().takeUnrecorded();
      if (unrecorded > 0) {
        tally.quietRounds = 0;
        outlet.accept(tally.event.withFurther(unrecorded));
      } else if (++tally.quietRounds > QUIET_ROUNDS_BEFORE_FORGOTTEN) {
        entry.getKey().due();
        all.remove();
      }
    }
  }

  private static final class Tally {

    private final ToldEvent event;
    private int quietRounds;

    Tally(ToldEvent event) {
      this.event = event;
    }
  }
}
