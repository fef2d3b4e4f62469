package dev.faultline.capture.story;

import dev.faultline.capture.site.Site;
import dev.faultline.client.event.ExceptionEvent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps counts exact although not every exception is recorded: when throws of a site were counted
 * but not recorded, the site's last event is sent again with the higher number of occurrences.
 * Bounded. Used on the agent's thread alone.
 */
final class SiteTallies {

  /** Each holds an event; it is the busy sites that count. */
  private static final int CAPACITY = 512;

  private static final int QUIET_ROUNDS_BEFORE_FORGOTTEN = 12;

  private final Map<Site, Tally> tallies =
      new LinkedHashMap<Site, Tally>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Site, Tally> eldest) {
          if (size() <= CAPACITY) {
            return false;
          }
          eldest.getKey().activity().due();
          return true;
        }
      };

  private final Consumer<ExceptionEvent> outlet;

  SiteTallies(Consumer<ExceptionEvent> outlet) {
    this.outlet = outlet;
  }

  /** What is counted at the site from now on waits for an event of its own to belong to. */
  void forget(Site site) {
    if (site != null) {
      tallies.remove(site);
      site.activity().due();
    }
  }

  /** Notes that an event was made of an exception of this site. */
  void told(Site site, ToldEvent event) {
    tallies.put(site, new Tally(event));
  }

  /** Tells what was counted at the sites since the last round. */
  void round() {
    for (Iterator<Map.Entry<Site, Tally>> all = tallies.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<Site, Tally> entry = all.next();
      Tally tally = entry.getValue();
      long unrecorded = entry.getKey().activity().takeUnrecorded();
      if (unrecorded > 0) {
        tally.quietRounds = 0;
        outlet.accept(tally.event.withFurther(unrecorded));
      } else if (++tally.quietRounds > QUIET_ROUNDS_BEFORE_FORGOTTEN) {
        entry.getKey().activity().due();
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
