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
 * @param stores at least one
 * @param largeStores that come last, each only where disk and time allow; may be empty
 */
public record CollectorPlan(List<StoreShape> stores, List<StoreShape> largeStores) {
  /** In each request. */
  static final int REQUEST_EVENTS = 100;

  private static final long EVENTS = 1_000_000;
  private static final long QUICK_EVENTS = 20_000;
  private static final long MOST_EVENTS = 100_000_000;
  private static final List<Integer> ISSUES = List.of(100, 10_000, 1_000_000);
  private static final List<Integer> QUICK_ISSUES = List.of(100);
  private static final StoreShape LARGE = new StoreShape(10_000_000, 100_000, StoreShape.ALL_KEPT);
  private static final double LARGE_MOST_SECONDS = 2 * 3600;

  /**
   * A plan.
   *
   * @param quick a short one, where nothing else is asked for
   * @param events a multiple of 100, 100 million at most; 0 for the default
   * @param issues multiples of 100; empty for those defaults that are no more than the events
   * @param large whether ten million events may be sent last, where nothing else is asked for
   * @throws IllegalArgumentException when one of them is wrong, with what to do
   */
  public static CollectorPlan of(boolean quick, long events, List<Integer> issues, boolean large) {
    long count = events != 0 ? events : quick ? QUICK_EVENTS : EVENTS;
    if (count % REQUEST_EVENTS != 0 || count < 10 * REQUEST_EVENTS || count > MOST_EVENTS) {
      throw new IllegalArgumentException(
          "--events is " + count + ": give a multiple of 100 from 1,000 to 100,000,000");
    }
    List<Integer> chosen = new ArrayList<>(issues);
    if (chosen.isEmpty()) {
      (quick ? QUICK_ISSUES : ISSUES).stream().filter(some -> some <= count).forEach(chosen::add);
    }
    List<StoreShape> stores = new ArrayList<>();
    for (int some : chosen) {
      if (some % REQUEST_EVENTS != 0 || some < REQUEST_EVENTS || some > count) {
        throw new IllegalArgumentException(
            "--issues is " + some + ": give a multiple of 100, no more than --events, " + count);
      }
      stores.add(new StoreShape(count, some, StoreShape.ALL_KEPT));
      if (count / some > StoreShape.DEFAULT_KEPT) {
        stores.add(new StoreShape(count, some, StoreShape.DEFAULT_KEPT));
      }
    }
    boolean full = large && !quick && events == 0 && issues.isEmpty();
    return new CollectorPlan(List.copyOf(stores), full ? List.of(LARGE) : List.of());
  }

  /** What it takes at most, for whoever waits. */
  public String announcement() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "The collector is sent %,d events %s, which takes up to %d minutes and %.1f GB of disk.",
            stores.get(0).events(),
            stores.size() == 1 ? "once" : stores.size() + " times",
            minutes(stores),
            diskBytes() / 1e9));
    for (StoreShape store : largeStores) {
      text.append(
          String.format(
              Locale.ROOT,
              " Then it is sent %,d events once, up to %d minutes and %.1f GB, if there is room and"
                  + " it is fast enough; --no-large-store leaves that out.",
              store.events(),
              minutes(List.of(store)),
              store.diskBytes() / 1e9));
    }
    return text.toString();
  }

  private static long minutes(List<StoreShape> stores) {
    return Math.max(1, stores.stream().mapToLong(StoreShape::seconds).sum() / 60);
  }

  /** The stores are there one after the other. */
  long diskBytes() {
    return stores.stream().mapToLong(StoreShape::diskBytes).max().orElseThrow();
  }

  /** How each store is measured, for reports. */
  public String how() {
    return String.format(
        Locale.ROOT,
        "each collector once: %,d events, then a steady rate, then answers",
        stores.get(0).events());
  }

  /**
   * Looks for room for all but the large ones.
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
              stores.get(0).events(),
              diskBytes() / 1e9));
    }
  }

  /**
   * Why a large store is left out; empty when it is not.
   *
   * @param room for stores, in bytes
   * @param eventsPerSecond that were taken in so far, the fewest
   */
  static String objection(StoreShape large, long room, double eventsPerSecond) {
    if (room < large.diskBytes()) {
      return String.format(
          Locale.ROOT,
          "there is room for %.1f GB, and it may take %.1f",
          room / 1e9,
          large.diskBytes() / 1e9);
    }
    double seconds = large.events() / eventsPerSecond;
    return seconds <= LARGE_MOST_SECONDS
        ? ""
        : String.format(
            Locale.ROOT,
            "at %,.0f events a second it would take %.0f minutes, and may take %.0f",
            eventsPerSecond,
            seconds / 60,
            LARGE_MOST_SECONDS / 60);
  }
}
