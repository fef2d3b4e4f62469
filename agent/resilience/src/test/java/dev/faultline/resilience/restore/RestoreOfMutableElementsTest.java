package dev.faultline.resilience.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Elements whose hash or rank changes with what they hold, in what asks them for it. */
class RestoreOfMutableElementsTest {

  private static final Comparator<Collection<Integer>> BY_SIZE =
      Comparator.comparingInt(Collection::size);

  @SuppressWarnings("unused")
  private static final class Shelf {
    private final List<Integer> first = list(1);
    private final List<Integer> second = list(1, 2);
    private final Set<List<Integer>> set = new HashSet<>(List.of(first, second));
    private final Map<List<Integer>, String> map = new HashMap<>(Map.of(first, "a", second, "b"));
    private final Set<List<Integer>> locked = Collections.synchronizedSet(new HashSet<>(set));
    private final Set<List<Integer>> sorted = new TreeSet<>(BY_SIZE);
    private final Map<List<Integer>, String> sortedMap = new TreeMap<>(BY_SIZE);
    private final PriorityQueue<List<Integer>> queue = new PriorityQueue<>(BY_SIZE);
    private final Set<Set<List<Integer>>> nested = new HashSet<>();

    Shelf() {
      sorted.addAll(set);
      sortedMap.putAll(map);
      queue.addAll(set);
      nested.add(set);
    }
  }

  private static List<Integer> list(Integer... of) {
    return new ArrayList<>(List.of(of));
  }

  @Test
  void areFoundAgainWhereTheyWereTakenOutAndPutIn() {
    Shelf shelf = new Shelf();
    Snapshot before = Restore.of(Shelf.class).build().snapshot(shelf);

    for (Collection<List<Integer>> each :
        List.of(shelf.set, shelf.locked, shelf.sorted, shelf.queue)) {
      each.clear();
    }
    shelf.map.clear();
    shelf.sortedMap.clear();
    shelf.nested.clear();
    shelf.first.addAll(List.of(2, 3, 4));
    shelf.set.addAll(List.of(shelf.first, shelf.second));
    shelf.map.put(shelf.first, "c");
    shelf.nested.add(shelf.set);

    assertThat(before.restore()).isEmpty();
    assertAsBefore(shelf);
  }

  @Test
  void areFoundAgainWhereOnlyTheirPlaceIsAnother() {
    Shelf shelf = new Shelf();
    Snapshot before = Restore.of(Shelf.class).build().snapshot(shelf);

    shelf.set.remove(shelf.first);
    shelf.locked.remove(shelf.first);
    String value = shelf.map.remove(shelf.first);
    shelf.first.add(9);
    shelf.set.add(shelf.first);
    shelf.locked.add(shelf.first);
    shelf.map.put(shelf.first, value);

    assertThat(before.restore()).isEmpty();
    assertAsBefore(shelf);
  }

  private static void assertAsBefore(Shelf shelf) {
    assertThat(shelf.first).containsExactly(1);
    for (Collection<List<Integer>> each :
        List.of(shelf.set, shelf.locked, shelf.sorted, shelf.queue)) {
      assertThat(each.contains(list(1))).isTrue();
      assertThat(each.contains(list(1, 2))).isTrue();
      assertThat(each).hasSize(2);
    }
    assertThat(shelf.map.get(list(1))).isEqualTo("a");
    assertThat(shelf.sortedMap.get(list(1))).isEqualTo("a");
    assertThat(shelf.queue.peek()).isSameAs(shelf.first);
    assertThat(shelf.nested.contains(Set.of(list(1), list(1, 2)))).isTrue();
  }
}
