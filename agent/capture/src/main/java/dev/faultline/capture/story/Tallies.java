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

  /** An hour of those that come every five seconds. */
  private static final int ROUNDS_BEFORE_OTHER_STACKS = 720;

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
  private final ExceptionAccount account;

  Tallies(Consumer<? super ExceptionEvent> outlet, ExceptionAccount account) {
    this.outlet = outlet;
    this.account = account;
  }

  /** An event stands for itself alone from now on: what is counted waits for one of its own. */
  void forget(ToldEvent event) {
    for (Iterator<Map.Entry<Fingerprint, Tally>> all = tallies.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<Fingerprint, Tally> entry = all.next();
      if (entry.getValue().event == event) {
        entry.getKey().due();
        all.remove();
      }
    }
  }

  /** Notes that an event was made of an exception of this fingerprint. */
  void told(Fingerprint fingerprint, ToldEvent event) {
    Tally tally = tallies.get(fingerprint);
    if (tally == null) {
      tallies.put(fingerprint, new Tally(event));
    } else {
      tally.event = event;
      tally.quietRounds = 0;
    }
  }

  /** Whether there is an event that stands for what is counted. */
  boolean knows(Fingerprint fingerprint) {
    return tallies.containsKey(fingerprint);
  }

  /** Tells what was counted since the last round. */
  void round() {
    for (Iterator<Map.Entry<Fingerprint, Tally>> all = tallies.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<Fingerprint, Tally> entry = all.next();
      Tally tally = entry.getValue();
      if (++tally.rounds % ROUNDS_BEFORE_OTHER_STACKS == 0) {
        // What comes another way once in a while is to be seen once in a while.
        entry.getKey().forgetDepths();
      }
      long unrecorded = entry.getKey().takeUnrecorded();
      if (unrecorded > 0) {
        tally.quietRounds = 0;
        account.sampledOut(unrecorded);
        outlet.accept(tally.event.withFurther(unrecorded));
      } else if (++tally.quietRounds > QUIET_ROUNDS_BEFORE_FORGOTTEN) {
        entry.getKey().due();
        all.remove();
      }
    }
  }

  private static final class Tally {

    private ToldEvent event;
    private int rounds;
    private int quietRounds;

    Tally(ToldEvent event) {
      this.event = event;
    }
  }
}
