package dev.faultline.capture.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.redaction.Redaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The application goes on changing its collections while they are looked at. */
class ChangingCollectionsTest {

  private static final int SNAPSHOTS = 5_000;

  private final Snapshotter snapshotter =
      new Snapshotter(SnapshotLimits.builder().build(), Redaction.usual());

  static List<Collection<Integer>> collections() {
    return List.of(
        new ArrayList<>(),
        new LinkedList<>(),
        new ArrayDeque<>(),
        new TreeSet<>(),
        new PriorityQueue<>());
  }

  @ParameterizedTest
  @MethodSource("collections")
  void survivesACollectionThatAnotherThreadChanges(Collection<Integer> collection)
      throws Exception {
    whileChanging(
        i -> {
          collection.add(i % 50);
          if (i % 50 == 49) {
            collection.clear();
          }
        },
        () -> assertThat((List<?>) shown(collection)).hasSizeLessThanOrEqualTo(21));
  }

  static List<Map<Integer, Integer>> maps() {
    return List.of(
        new HashMap<>(), new LinkedHashMap<>(), new TreeMap<>(), new ConcurrentHashMap<>());
  }

  @ParameterizedTest
  @MethodSource("maps")
  void survivesAMapThatAnotherThreadChanges(Map<Integer, Integer> map) throws Exception {
    whileChanging(
        i -> {
          map.put(i % 50, i);
          if (i % 50 == 49) {
            map.clear();
          }
        },
        () -> assertThat((Map<?, ?>) shown(map)).hasSizeLessThanOrEqualTo(21));
  }

  private interface Change {
    void number(int i);
  }

  private static void whileChanging(Change change, Runnable look) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<?> changing =
        thread.submit(
            () -> {
              for (int i = 0; !done.get(); i++) {
                change.number(i);
              }
            });
    try {
      for (int i = 0; i < SNAPSHOTS; i++) {
        look.run();
      }
    } finally {
      done.set(true);
      thread.shutdown();
    }
    changing.get();
  }

  private Object shown(Object value) {
    return snapshotter.variables(VariableNames.of("v"), new Object[] {value}).get("v");
  }
}
