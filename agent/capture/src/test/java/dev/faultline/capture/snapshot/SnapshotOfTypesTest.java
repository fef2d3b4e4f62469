package dev.faultline.capture.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.redaction.Redaction;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a value of each type is shown as. */
class SnapshotOfTypesTest {

  static List<Arguments> plain() {
    return List.of(
        Arguments.of(null, null),
        Arguments.of(true, true),
        Arguments.of(1, 1L),
        Arguments.of((short) 2, 2L),
        Arguments.of((byte) -3, -3L),
        Arguments.of(Long.MIN_VALUE, Long.MIN_VALUE),
        Arguments.of('c', "c"),
        Arguments.of('\0', "\0"),
        Arguments.of(1.5, 1.5),
        Arguments.of(-0.0, -0.0),
        Arguments.of(0.1f, 0.1),
        Arguments.of(Double.NaN, "NaN"),
        Arguments.of(Double.POSITIVE_INFINITY, "Infinity"),
        Arguments.of(Float.NEGATIVE_INFINITY, "-Infinity"),
        Arguments.of("", ""),
        Arguments.of(new StringBuilder("built"), "built"),
        Arguments.of(new BigDecimal("1.50"), "1.50"),
        Arguments.of(new BigDecimal("1E+1000000000"), "1E+1000000000"),
        Arguments.of(BigInteger.TEN, "10"),
        Arguments.of(BigInteger.ONE.shiftLeft(100_000), "a number of 100001 bits"),
        Arguments.of(new BigDecimal(BigInteger.ONE.shiftLeft(5_000), 3), "a number of 5001 bits"),
        Arguments.of(UUID.fromString("0a-0-0-0-1"), "0000000a-0000-0000-0000-000000000001"),
        Arguments.of(URI.create("http://localhost/a?b"), "http://localhost/a?b"),
        Arguments.of(new File("a", "b"), "a" + File.separator + "b"),
        Arguments.of(Path.of("a", "b"), Path.of("a", "b").toString()),
        Arguments.of(Locale.GERMANY, "de_DE"),
        Arguments.of(Currency.getInstance("EUR"), "EUR"),
        Arguments.of(StandardCharsets.UTF_8, "UTF-8"),
        Arguments.of(Shapes.Order.class, Shapes.Order.class.getName()),
        Arguments.of(new AtomicInteger(4), "4"),
        Arguments.of(new AtomicLong(5), "5"),
        Arguments.of(new AtomicBoolean(true), "true"),
        Arguments.of(new Date(0), "1970-01-01T00:00:00Z"),
        Arguments.of(new Timestamp(1), "1970-01-01T00:00:00.001Z"),
        Arguments.of(new java.sql.Date(0), "1970-01-01T00:00:00Z"),
        Arguments.of(new java.sql.Time(0), "1970-01-01T00:00:00Z"),
        Arguments.of(Instant.EPOCH, "1970-01-01T00:00:00Z"),
        Arguments.of(LocalDate.of(2026, 1, 2), "2026-01-02"),
        Arguments.of(Duration.ofSeconds(61), "PT1M1S"),
        Arguments.of(ZoneOffset.UTC, "Z"),
        Arguments.of(ZoneId.of("Europe/Berlin"), "Europe/Berlin"),
        Arguments.of(
            ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneId.of("Europe/Berlin")),
            "2026-01-02T03:04:05+01:00[Europe/Berlin]"),
        Arguments.of(Shapes.Plain.RED, "RED"),
        Arguments.of(Shapes.WithBody.SMALL, "SMALL"),
        Arguments.of("chars".toCharArray(), "chars"));
  }

  @ParameterizedTest
  @MethodSource("plain")
  void showsPlainValuesAsTheyAreOrAsTheirText(Object value, Object expected) {
    assertThat(shown(value)).isEqualTo(expected);
  }

  static List<Collection<Integer>> collections() {
    List<Integer> two = List.of(1, 2);
    return List.of(
        two,
        List.of(1, 2, 3).subList(0, 2),
        new ArrayList<>(two),
        new LinkedList<>(two),
        new ArrayDeque<>(two),
        new HashSet<>(two),
        new LinkedHashSet<>(two),
        new TreeSet<>(two),
        new PriorityQueue<>(two),
        Arrays.asList(1, 2),
        new CopyOnWriteArrayList<>(two),
        new CopyOnWriteArraySet<>(two));
  }

  @ParameterizedTest
  @MethodSource("collections")
  void showsTheJdksCollectionsAsArrays(Collection<Integer> collection) {
    assertThat(shown(collection)).isEqualTo(List.of(1L, 2L));
  }

  @Test
  void showsCollectionsOfOneAndOfNone() {
    assertThat(shown(List.of(1))).isEqualTo(List.of(1L));
    assertThat(shown(Set.of(1))).isEqualTo(List.of(1L));
    assertThat(shown(Collections.singletonList(1))).isEqualTo(List.of(1L));
    assertThat(shown(Collections.singleton(1))).isEqualTo(List.of(1L));
    assertThat(shown(Collections.emptyList())).isEqualTo(List.of());
    assertThat(shown(Collections.emptySet())).isEqualTo(List.of());
    assertThat(shown(List.of())).isEqualTo(List.of());
    assertThat(shown(EnumSet.of(Shapes.Plain.RED))).isEqualTo(List.of("RED"));
    assertThat(shown(Arrays.asList((Object) null))).isEqualTo(Arrays.asList((Object) null));
  }

  static List<Map<String, Integer>> maps() {
    Map<String, Integer> two = Map.of("a", 1, "b", 2);
    return List.of(
        two,
        new HashMap<>(two),
        new LinkedHashMap<>(two),
        new TreeMap<>(two),
        new IdentityHashMap<>(two),
        new ConcurrentHashMap<>(two));
  }

  @ParameterizedTest
  @MethodSource("maps")
  void showsTheJdksMapsAsKeyValueLists(Map<String, Integer> map) {
    assertThat(shown(map)).isEqualTo(Map.of("a", 1L, "b", 2L));
  }

  @Test
  void showsMapsOfOneAndOfNone() {
    assertThat(shown(Map.of("a", 1))).isEqualTo(Map.of("a", 1L));
    assertThat(shown(Collections.singletonMap("a", 1))).isEqualTo(Map.of("a", 1L));
    assertThat(shown(Collections.emptyMap())).isEqualTo(Map.of());
    assertThat(shown(new EnumMap<>(Map.of(Shapes.Plain.RED, 1)))).isEqualTo(Map.of("RED", 1L));
  }

  @Test
  void showsKeysOfMapsAsTextWithoutCallingThem() {
    Map<Object, Object> map = new IdentityHashMap<>();
    map.put(null, 1);
    map.put(LocalDate.of(2026, 1, 2), 2);
    map.put(new Shapes.Untouchable(), 3);
    map.put('c', 4);

    assertThat(shown(map))
        .isEqualTo(
            Map.of("null", 1L, "2026-01-02", 2L, Shapes.Untouchable.class.getName(), 3L, "c", 4L));
  }

  @Test
  void showsNestedArrays() {
    assertThat(shown(new int[][] {{1, 2}, {}, null}))
        .isEqualTo(Arrays.asList(List.of(1L, 2L), List.of(), null));
    assertThat(shown(new Object[] {new double[] {Double.NaN}, new boolean[] {true}, 'x'}))
        .isEqualTo(List.of(List.of("NaN"), List.of(true), "x"));
  }

  @Test
  void showsObjectsByTheirFieldsButNotStaticOnes() {
    assertThat(shown(new Shapes.Order()))
        .isEqualTo(
            Shapes.object(
                Shapes.Order.class, "number", 7L, "customer", "Ann", "paid", true, "total", 1.5));
    assertThat(shown(new Shapes.Point(1, "p")))
        .isEqualTo(Shapes.object(Shapes.Point.class, "x", 1L, "label", "p"));
  }

  @Test
  void putsTheTypeFirstThenTheClassesOwnFieldsThenInheritedOnes() {
    assertThat(((Map<?, ?>) shown(new Shapes.Derived())).entrySet())
        .extracting(entry -> entry.getKey() + "=" + entry.getValue())
        .containsExactly(
            "@type=" + Shapes.Derived.class.getName(),
            "id=of the class",
            Shapes.Base.class.getName() + ".id=of the base",
            "only=1");
  }

  @Test
  void leavesOutTheWiringOfProxiesThatSpringMade() {
    class Proxied {
      final Object CGLIB$CALLBACK_0 = new Object();
      final int x = 1;
    }
    assertThat(shown(new Proxied())).isEqualTo(Map.of("@type", Proxied.class.getName(), "x", 1L));
  }

  @Test
  void leavesOutTheReferenceToTheEnclosingObject() {
    class Inner {
      final int x = SnapshotOfTypesTest.this.hashCode();
    }
    Object inner = new Inner();

    assertThat(shown(inner))
        .isEqualTo(Shapes.object(inner.getClass(), "x", (long) this.hashCode()));
  }

  private static Object shown(Object value) {
    Snapshotter snapshotter = new Snapshotter(SnapshotLimits.builder().build(), Redaction.usual());
    return snapshotter.variables(VariableNames.of("v"), new Object[] {value}).get("v");
  }
}
