package dev.faultline.capture.site;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * All woven throw sites by their number. Sites are only ever added. Thread-safe and lock-free,
 * because classes are woven on the application's threads while they hold class loading locks.
 */
public final class SiteRegistry {

  private static final int CHUNK_BITS = 10;
  private static final int CHUNK_SIZE = 1 << CHUNK_BITS;
  private static final int CHUNKS = 1 << 6;

  private final AtomicInteger next = new AtomicInteger();
  private final ConcurrentMap<String, ThrowSite> byPlace = new ConcurrentHashMap<>();
  private final AtomicReferenceArray<AtomicReferenceArray<ThrowSite>> chunks =
      new AtomicReferenceArray<>(CHUNKS);

  /**
   * The site of a place in the source, added when it is new. The same class loaded again, by
   * another class loader or because it was transformed once more, has the same sites.
   *
   * @param className binary name of the class
   * @param ordinal which of the class's sites it is, in the order of its code
   * @param line source line, or -1
   * @return the site, or null when there is no number left (after 65,536 sites)
   */
  public ThrowSite add(
      String className, int ordinal, String methodName, int line, List<String> variableNames) {
    String place = className + '#' + ordinal + '.' + methodName + ':' + line + variableNames;
    ThrowSite known = byPlace.get(place);
    if (known != null) {
      return known;
    }
    int number = next.getAndIncrement();
    if (number < 0 || number >= CHUNK_SIZE * CHUNKS) {
      next.set(CHUNK_SIZE * CHUNKS);
      return null;
    }
    ThrowSite site = new ThrowSite(number, className, methodName, line, variableNames);
    chunk(number >>> CHUNK_BITS).set(number & (CHUNK_SIZE - 1), site);
    // Two threads may weave the same place at once; then both sites stay.
    byPlace.putIfAbsent(place, site);
    return site;
  }

  private AtomicReferenceArray<ThrowSite> chunk(int index) {
    AtomicReferenceArray<ThrowSite> chunk = chunks.get(index);
    if (chunk == null) {
      chunks.compareAndSet(index, null, new AtomicReferenceArray<ThrowSite>(CHUNK_SIZE));
      chunk = chunks.get(index);
    }
    return chunk;
  }

  /** The site with this number, or null when there is none. */
  public ThrowSite get(int number) {
    if (number < 0 || number >= CHUNK_SIZE * CHUNKS) {
      return null;
    }
    AtomicReferenceArray<ThrowSite> chunk = chunks.get(number >>> CHUNK_BITS);
    return chunk == null ? null : chunk.get(number & (CHUNK_SIZE - 1));
  }

  /** How many sites have been woven. */
  public int size() {
    return Math.min(next.get(), CHUNK_SIZE * CHUNKS);
  }
}
