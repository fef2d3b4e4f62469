package dev.faultline.capture.site;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was seen at the sites of classes that are unloaded. A class of the same name may be loaded
 * again, and counts must not go back. Keeps some thousands of places apart; beyond them the oldest
 * are counted together, so that a program which goes on making classes fills no memory. Not
 * thread-safe.
 */
final class UnloadedCounts implements SeenExceptions {

  static final int MOST_PLACES = 4_096;

  private final Map<Place, Long> counts = new LinkedHashMap<>();
  private final Map<Place, Long> others = new LinkedHashMap<>();

  @Override
  public void seen(String kind, String function, int line, String type, long count) {
    add(counts, new Place(kind, function, line, type), count);
    if (counts.size() > MOST_PLACES) {
      Iterator<Map.Entry<Place, Long>> oldestFirst = counts.entrySet().iterator();
      Map.Entry<Place, Long> oldest = oldestFirst.next();
      oldestFirst.remove();
      String kindOfOldest = oldest.getKey().kind;
      String other = SiteActivity.OTHER;
      add(others, new Place(kindOfOldest, other, -1, other), oldest.getValue());
    }
  }

  private static void add(Map<Place, Long> to, Place place, long count) {
    Long before = to.get(place);
    to.put(place, before == null ? count : before + count);
  }

  /** Tells all of them. */
  void tell(SeenExceptions sink) {
    tell(counts, sink);
    tell(others, sink);
  }

  private static void tell(Map<Place, Long> counts, SeenExceptions sink) {
    for (Map.Entry<Place, Long> one : counts.entrySet()) {
      Place place = one.getKey();
      sink.seen(place.kind, place.function, place.line, place.type, one.getValue());
    }
  }

  private static final class Place {

    final String kind;
    final String function;
    final int line;
    final String type;

    Place(String kind, String function, int line, String type) {
      this.kind = kind;
      this.function = function;
      this.line = line;
      this.type = type;
    }

    @Override
    public int hashCode() {
      return ((kind.hashCode() * 31 + function.hashCode()) * 31 + line) * 31 + type.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      if (!(other instanceof Place)) {
        return false;
      }
      Place that = (Place) other;
      return line == that.line
          && kind.equals(that.kind)
          && function.equals(that.function)
          && type.equals(that.type);
    }
  }
}
