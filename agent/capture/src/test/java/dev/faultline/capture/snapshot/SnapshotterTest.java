package dev.faultline.capture.snapshot;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.redaction.Redaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits, cuts and names; what each type looks like is {@link SnapshotOfTypesTest}'s. */
class SnapshotterTest {

  @Test
  void namesEachValueInTheGivenOrder() {
    Map<String, Object> variables =
        snapshotter(SnapshotLimits.builder())
            .variables(VariableNames.of("b", "a", "none"), new Object[] {1, "x", null});

    assertThat(variables.keySet()).containsExactly("b", "a", "none");
    assertThat(variables.values()).containsExactly(1L, "x", null);
  }

  @Test
  void survivesMoreNamesThanValuesAndTheOtherWayRound() {
    Snapshotter snapshotter = snapshotter(SnapshotLimits.builder());

    assertThat(snapshotter.variables(VariableNames.of("a", "b"), new Object[] {1}))
        .containsOnlyKeys("a");
    assertThat(snapshotter.variables(VariableNames.of("a"), new Object[] {1, 2}))
        .containsOnlyKeys("a");
    assertThat(snapshotter.variables(VariableNames.of(), new Object[0])).isEmpty();
  }

  @Test
  void sharesNothingMutableWithTheApplication() {
    List<String> list = new ArrayList<>(List.of("a"));
    char[] chars = {'a'};
    StringBuilder text = new StringBuilder("a");
    Map<String, Object> variables =
        snapshotter(SnapshotLimits.builder())
            .variables(VariableNames.of("list", "chars", "text"), new Object[] {list, chars, text});

    list.add("b");
    chars[0] = 'b';
    text.append('b');

    assertThat(variables)
        .containsExactly(entry("list", List.of("a")), entry("chars", "a"), entry("text", "a"));
  }

  static List<Arguments> texts() {
    return List.of(
        Arguments.of("abcde", "abcde"),
        Arguments.of("abcdef", "abcde… (+1 chars)"),
        Arguments.of("", ""),
        // Never half of a surrogate pair.
        Arguments.of("abcd😀", "abcd… (+2 chars)"),
        Arguments.of("abc😀f", "abc😀… (+1 chars)"),
        Arguments.of("abcde\ud83d", "abcde… (+1 chars)"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void cutsTextsAndSaysHowMuchIsMissing(String text, String expected) {
    Snapshotter snapshotter = snapshotter(SnapshotLimits.builder().stringLength(5));

    assertThat(one(snapshotter, text)).isEqualTo(expected);
    assertThat(one(snapshotter, text.toCharArray())).isEqualTo(expected);
    assertThat(one(snapshotter, new StringBuilder(text))).isEqualTo(expected);
    assertThat(one(snapshotter, Map.of(text, 1))).isEqualTo(Map.of(expected, 1L));
    assertThat(one(snapshotter, Map.of(new StringBuilder(text), 1)))
        .isEqualTo(Map.of(expected, 1L));
  }

  @Test
  void showsNoTextAtAllWhenTheLengthIsZero() {
    assertThat(one(snapshotter(SnapshotLimits.builder().stringLength(0)), "abc"))
        .isEqualTo("… (+3 chars)");
  }

  static List<Arguments> longOnes() {
    return List.of(
        Arguments.of(new int[] {1, 2, 3, 4, 5}),
        Arguments.of((Object) new Long[] {1L, 2L, 3L, 4L, 5L}),
        Arguments.of(new ArrayList<>(List.of(1, 2, 3, 4, 5))),
        Arguments.of(List.of(1, 2, 3, 4, 5)),
        Arguments.of(Arrays.asList((byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5)));
  }

  @ParameterizedTest
  @MethodSource("longOnes")
  void cutsElements(Object value) {
    assertThat(one(snapshotter(SnapshotLimits.builder().elements(2)), value))
        .isEqualTo(List.of(1L, 2L, "… (+3 more)"));
    assertThat(one(snapshotter(SnapshotLimits.builder().elements(5)), value))
        .isEqualTo(List.of(1L, 2L, 3L, 4L, 5L));
    assertThat(one(snapshotter(SnapshotLimits.builder().elements(0)), value))
        .isEqualTo(List.of("… (+5 more)"));
  }

  @Test
  void cutsEntriesOfMaps() {
    Map<String, Integer> map = new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3));

    assertThat(one(snapshotter(SnapshotLimits.builder().elements(2)), map))
        .isEqualTo(Map.of("a", 1L, "b", 2L, "…", "+1 more"));
    assertThat(one(snapshotter(SnapshotLimits.builder().elements(0)), map))
        .isEqualTo(Map.of("…", "+3 more"));
  }

  @Test
  void cutsFields() {
    assertThat(one(snapshotter(SnapshotLimits.builder().fields(2)), new Shapes.Order()))
        .isEqualTo(object(Shapes.Order.class, "number", 7L, "customer", "Ann", "…", "+2 more"));
  }

  @Test
  void entersAsManyLevelsAsItsDepth() {
    Shapes.Node three = new Shapes.Node("three", null);
    Shapes.Node two = new Shapes.Node("two", three);
    Shapes.Node one = new Shapes.Node("one", two);

    assertThat(one(snapshotter(SnapshotLimits.builder().depth(0)), one))
        .isEqualTo(object(Shapes.Node.class, "@cut", "depth"));
    assertThat(one(snapshotter(SnapshotLimits.builder().depth(1)), one))
        .isEqualTo(
            object(
                Shapes.Node.class,
                "name",
                "one",
                "next",
                object(Shapes.Node.class, "@cut", "depth")));
    assertThat(one(snapshotter(SnapshotLimits.builder().depth(3)), one))
        .isEqualTo(
            object(
                Shapes.Node.class,
                "name",
                "one",
                "next",
                object(
                    Shapes.Node.class,
                    "name",
                    "two",
                    "next",
                    object(Shapes.Node.class, "name", "three", "next", null))));
  }

  @Test
  void countsArraysAndCollectionsAsLevelsButNotTexts() {
    Snapshotter one = snapshotter(SnapshotLimits.builder().depth(1));

    assertThat(one(one, new Object[] {"text", 1, new int[0], List.of()}))
        .isEqualTo(
            Arrays.asList(
                "text",
                1L,
                Map.of("@type", "[I", "@cut", "depth"),
                Map.of("@type", List.of().getClass().getName(), "@cut", "depth")));
  }

  @Test
  void stopsAtAnObjectThatEnclosesItself() {
    Snapshotter deep = snapshotter(SnapshotLimits.builder().depth(10));
    Shapes.Node node = new Shapes.Node("one", null);
    node.next = new Shapes.Node("two", node);
    List<Object> list = new ArrayList<>();
    list.add(list);
    Map<String, Object> map = new HashMap<>();
    map.put("me", map);
    Object[] array = new Object[1];
    array[0] = array;

    assertThat(one(deep, node))
        .isEqualTo(
            object(
                Shapes.Node.class,
                "name",
                "one",
                "next",
                object(
                    Shapes.Node.class,
                    "name",
                    "two",
                    "next",
                    object(Shapes.Node.class, "@cut", "cycle"))));
    assertThat(one(deep, list))
        .isEqualTo(List.of(Map.of("@type", "java.util.ArrayList", "@cut", "cycle")));
    assertThat(one(deep, map))
        .isEqualTo(Map.of("me", Map.of("@type", "java.util.HashMap", "@cut", "cycle")));
    assertThat(one(deep, array))
        .isEqualTo(List.of(Map.of("@type", "[Ljava.lang.Object;", "@cut", "cycle")));
  }

  @Test
  void showsTheSameObjectTwiceWhenItDoesNotEncloseItself() {
    Object shared = new Shapes.Node("shared", null);
    Object shown = object(Shapes.Node.class, "name", "shared", "next", null);

    assertThat(one(snapshotter(SnapshotLimits.builder()), List.of(shared, shared)))
        .isEqualTo(List.of(shown, shown));
  }

  @Test
  void entersNothingMoreWhenTheSnapshotAsAWholeIsTooLarge() {
    Snapshotter small = snapshotter(SnapshotLimits.builder().values(6));
    Object node = new Shapes.Node("n", null);

    Map<String, Object> variables =
        small.variables(
            VariableNames.of("a", "b", "c", "d"), new Object[] {node, node, node, "text"});

    assertThat(variables)
        .containsExactly(
            entry("a", object(Shapes.Node.class, "name", "n", "next", null)),
            entry("b", object(Shapes.Node.class, "name", "n", "next", null)),
            entry("c", object(Shapes.Node.class, "@cut", "budget")),
            entry("d", "text"));
  }

  @Test
  void staysSmallWhateverItIsGiven() {
    List<Object> wide = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      wide.add(wide.isEmpty() ? new Object[1000] : new ArrayList<>(wide.subList(0, 1)));
    }
    for (int level = 0; level < 6; level++) {
      wide = new ArrayList<>(Collections.nCopies(1000, wide));
    }

    Object shown =
        one(snapshotter(SnapshotLimits.builder().depth(10).elements(100).values(500)), wide);

    // The budget, and what the levels that are open at its end still show.
    assertThat(Shapes.valuesIn(shown)).isLessThan(500 + 10 * 101);
  }

  @Test
  void redactsVariablesFieldsAndMapEntriesByName() {
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put("Accept", "text/html");
    headers.put("X-Api-Key", "k-123");

    Map<String, Object> variables =
        snapshotter(SnapshotLimits.builder())
            .variables(
                VariableNames.of("password", "login", "headers"),
                new Object[] {"p1", new Shapes.Login(), headers});

    assertThat(variables)
        .containsExactly(
            entry("password", "[redacted]"),
            entry("login", object(Shapes.Login.class, "user", "ann", "pin", "[redacted]")),
            entry("headers", Map.of("Accept", "text/html", "X-Api-Key", "[redacted]")));
  }

  /** What is cut from the name must not save the value from being hidden. */
  @Test
  void redactsByTheWholeKeyEvenWhenOnlyPartOfItIsShown() {
    Snapshotter snapshotter = snapshotter(SnapshotLimits.builder().stringLength(4));

    assertThat(one(snapshotter, Map.of("user-password", 1234)))
        .isEqualTo(Map.of("user… (+9 chars)", "[redacted]"));
    assertThat(one(snapshotter, Map.of(new StringBuilder("user-password"), 1234)))
        .isEqualTo(Map.of("user… (+9 chars)", "[redacted]"));
  }

  @Test
  void keepsEntriesApartWhoseKeysLookAlike() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put(1, "int");
    map.put(1L, "long");
    map.put("1", "text");

    assertThat(List.copyOf(((Map<?, ?>) one(snapshotter(SnapshotLimits.builder()), map)).values()))
        .isEqualTo(List.of("int", "long", "text"));
  }

  @Test
  void stopsWhenItHasTakenTooLong() {
    Snapshotter late =
        snapshotter(
            SnapshotLimits.builder().maxTimeNanos(1).elements(1000).fields(10).values(5000));
    List<Object> many = new ArrayList<>(Collections.nCopies(900, "text"));
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < 900; i++) {
      map.put(i, i);
    }

    Map<String, Object> variables =
        late.variables(
            VariableNames.of("list", "array", "map", "object", "number"),
            new Object[] {many, new int[900], map, new Shapes.Order(), 7});

    List<?> list = (List<?>) variables.get("list");
    assertThat(list).hasSizeBetween(32, 200);
    assertThat(list.get(list.size() - 1))
        .isEqualTo("… (+" + (900 - (list.size() - 1)) + " more, time)");
    // What comes after is not entered any more.
    assertThat(variables)
        .containsEntry("array", Map.of("@type", "[I", "@cut", "time"))
        .containsEntry("map", Map.of("@type", "java.util.LinkedHashMap", "@cut", "time"))
        .containsEntry("object", object(Shapes.Order.class, "@cut", "time"))
        .containsEntry("number", 7L);
  }

  @Test
  void saysInMapsTooThatTheTimeWasOver() {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < 900; i++) {
      map.put(i, i);
    }
    Snapshotter late =
        snapshotter(SnapshotLimits.builder().maxTimeNanos(1).elements(1000).values(5000));

    Map<?, ?> shown = (Map<?, ?>) one(late, map);

    assertThat((String) shown.get("…")).isEqualTo("+" + (900 - (shown.size() - 1)) + " more, time");
  }

  /** However slow the machine is: the clock is not even looked at. */
  @Test
  void neverCutsASmallSnapshotForItsTime() {
    assertThat(one(snapshotter(SnapshotLimits.builder().maxTimeNanos(1)), new Shapes.Order()))
        .isEqualTo(one(snapshotter(SnapshotLimits.builder()), new Shapes.Order()));
  }

  @Test
  void goesByWhatItIsConfiguredWithFromThenOn() {
    Snapshotter snapshotter = snapshotter(SnapshotLimits.builder());
    Object before = one(snapshotter, new Shapes.Order());

    snapshotter.configure(
        SnapshotLimits.builder().fields(1).build(),
        Redaction.builder().names(List.of("number")).build());

    assertThat(before).isEqualTo(one(snapshotter(SnapshotLimits.builder()), new Shapes.Order()));
    assertThat(one(snapshotter, new Shapes.Order()))
        .isEqualTo(object(Shapes.Order.class, "number", "[redacted]", "…", "+3 more"));
  }

  private static Snapshotter snapshotter(SnapshotLimits.Builder limits) {
    return new Snapshotter(limits.build(), Redaction.usual());
  }

  private static Object one(Snapshotter snapshotter, Object value) {
    return snapshotter.variables(VariableNames.of("v"), new Object[] {value}).get("v");
  }

  private static Map<String, Object> object(Class<?> type, Object... fields) {
    return Shapes.object(type, fields);
  }
}
