package dev.faultline.benchmarks.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many events are sent to collectors, over how many issues, one store after the other.
 *
 * @param events that fill each store
 * @param stores what each of them is like, at least one
 */
public record CollectorPlan(long events, List<StoreShape> stores) {
  /** How many events fill a store when nothing is said. */
  public static final long EVENTS = 1_000_000;

  private static final long QUICK_EVENTS = 20_000;
  private static final long MOST_EVENTS = 100_000_000;
  private static final List<Integer> ISSUES = List.of(100, 10_000, 1_000_000);
  private static final List<Integer> QUICK_ISSUES = List.of(100);

  /** What an event takes on disk, with what finds it: a fifth more than was ever measured. */
  private static final long EVENT_DISK_BYTES = 2_500;

  /** What else there is on disk: events at a steady rate, and what is not yet in its place. */
  private static final long MORE_DISK_BYTES = 1_000_000_000;

  /** What a slow machine takes in, in a second. */
  private static final long SLOW = 2000;

  private static final long STORE_SECONDS = 60;

  /**
   * A plan.
   *
   * @param quick a short one, where nothing else is asked for
   * @param events a multiple of 100, 100 million at most; 0 for the default
   * @param issues multiples of 100; empty for those defaults that are no more than the events
   * @throws IllegalArgumentException when one of them is wrong, with what to do
   */
  public static CollectorPlan of(boolean quick, long events, List<Integer> issues) {
    long count = events != 0 ? events : quick ? QUICK_EVENTS : EVENTS;
    if (count % EventRequests.EVENTS != 0
        || count < 10 * EventRequests.EVENTS
        || count > MOST_EVENTS) {
      throw new IllegalArgumentException(
          "--events is " + count + ": give a multiple of 100 from 1,000 to 100,000,000");
    }
    List<Integer> chosen = new ArrayList<>(issues);
    if (chosen.isEmpty()) {
      (quick ? QUICK_ISSUES : ISSUES).stream().filter(some -> some <= count).forEach(chosen::add);
    }
    List<StoreShape> stores = new ArrayList<>();
    for (int some : chosen) {
      if (some % EventRequests.EVENTS != 0 || some < EventRequests.EVENTS || some > count) {
        throw new IllegalArgumentException(
            "--issues is " + some + ": give a multiple of 100, no more than --events, " + count);
      }
      stores.add(new StoreShape(some, StoreShape.ALL_KEPT));
      if (count / some > StoreShape.DEFAULT_KEPT) {
        stores.add(new StoreShape(some, StoreShape.DEFAULT_KEPT));
      }
    }
    return new CollectorPlan(count, List.copyOf(stores));
  }

  /** What it takes at most, for whoever waits. */
  public String announcement() {
    return String.format(
        Locale.ROOT,
        "The collector is sent %,d events %s, which takes up to %d minutes and %.1f GB of disk.",
        events,
        stores.size() == 1 ? "once" : stores.size() + " times",
        Math.max(1, stores.size() * (events / SLOW + STORE_SECONDS) / 60),
        diskBytes() / 1e9);
  }

  /** The stores are there one after the other. */
  long diskBytes() {
    return events * EVENT_DISK_BYTES + MORE_DISK_BYTES;
  }

  /** How each store is measured, for reports. */
  public String how() {
    return String.format(
        Locale.ROOT, "each collector once: %,d events, then a steady rate, then answers", events);
  }

  /**
   * Looks for room.
   *
   * @param folder that the stores will be in, which is there
   * @throws IllegalStateException when there is too little
   */
  public void requireRoom(Path folder) throws IOException {
    long room = Files.getFileStore(folder).getUsableSpace();
    if (room < diskBytes()) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s has room for %.1f GB, and %,d events may take %.1f: give fewer --events, or"
                  + " another folder with --out",
              folder,
              room / 1e9,
              events,
              diskBytes() / 1e9));
    }
  }
}
