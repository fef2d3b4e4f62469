package dev.faultline.resilience.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.lang.reflect.Field;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RestoreTest {

  @SuppressWarnings("unused")
  private static class Base {
    private String owner = "base";
    protected int version = 1;
  }

  private static class Order extends Base {
    private static int made = 5;

    private boolean paid;
    private byte flags = 1;
    private char grade = 'a';
    private short zone = 2;
    int total = 100;
    private long id = 7;
    private float weight = 1.5f;
    private double rate = 2.5;
    private volatile String note = "first";
    private transient Object parent;
    private final List<Object> items = new ArrayList<>(List.of("a", "b"));
    private final int number = 3;
    private Object held;
  }

  private static Restore all() {
    return Restore.of(Order.class).build();
  }

  @Test
  void putsFieldsOfEveryTypeBackWhereverTheyAreDeclared() throws Exception {
    Order order = new Order();
    order.parent = "parent";
    Snapshot before = all().snapshot(order);

    order.paid = true;
    order.flags = 9;
    order.grade = 'z';
    order.zone = 9;
    order.total = 9;
    order.id = 9;
    order.weight = 9;
    order.rate = 9;
    order.note = null;
    order.parent = order;
    order.version = 9;
    order.held = "held";
    Field owner = Base.class.getDeclaredField("owner");
    owner.setAccessible(true);
    owner.set(order, null);
    Order.made = 6;

    assertThat(before.restore()).isEmpty();
    assertThat(order).usingRecursiveComparison().ignoringFields("parent").isEqualTo(new Order());
    assertThat(order.parent).isEqualTo("parent");
    assertThat(owner.get(order)).isEqualTo("base");
    assertThat(Order.made).as("which is not the object's").isEqualTo(6);
  }

  @Test
  void putsBackAfterEveryAttempt() {
    Order order = new Order();
    Snapshot before = all().snapshot(order);

    for (int attempt = 0; attempt < 3; attempt++) {
      order.total++;
      order.items.add("c");
      order.items.set(0, "changed");
      assertThat(before.restore()).isEmpty();
      assertThat(order.total).isEqualTo(100);
      assertThat(order.items).containsExactly("a", "b");
    }
  }

  @Test
  void putsBackNamedFieldsAndNoOthers() {
    Order order = new Order();
    Snapshot before =
        Restore.of(Order.class).fields("total", "version", "items").build().snapshot(order);

    order.total = 1;
    order.version = 2;
    order.id = 3;
    order.items.clear();
    before.restore();

    assertThat(order.total).isEqualTo(100);
    assertThat(order.version).isEqualTo(1);
    assertThat(order.id).isEqualTo(3);
    assertThat(order.items).containsExactly("a", "b");
  }

  @Test
  void knowsTheFieldsOfSubclassesToo() {
    class Urgent extends Order {
      int priority = 1;
    }
    Urgent urgent = new Urgent();
    Snapshot before = all().snapshot(urgent);

    urgent.priority = 2;
    urgent.version = 2;
    before.restore();

    assertThat(urgent.priority).isEqualTo(1);
    assertThat(urgent.version).isEqualTo(1);
  }

  static Stream<Collection<Object>> collections() {
    return Stream.of(
        new ArrayList<>(),
        new LinkedList<>(),
        new ArrayDeque<>(),
        new PriorityQueue<>(),
        new Vector<>(),
        new Stack<>(),
        new HashSet<>(),
        new LinkedHashSet<>(),
        new TreeSet<>(),
        new ConcurrentLinkedQueue<>(),
        new ConcurrentLinkedDeque<>(),
        new ConcurrentSkipListSet<>(),
        new CopyOnWriteArrayList<>(),
        new CopyOnWriteArraySet<>(),
        new ArrayBlockingQueue<>(9),
        new LinkedBlockingQueue<>(),
        new LinkedBlockingDeque<>(),
        new PriorityBlockingQueue<>());
  }

  @ParameterizedTest
  @MethodSource("collections")
  void putsTheContentOfACollectionBackIntoTheSame(Collection<Object> collection) {
    collection.addAll(List.of("p", "q", "r"));
    List<Object> content = new ArrayList<>(collection);
    Order order = new Order();
    order.held = collection;
    Snapshot before = all().snapshot(order);

    collection.remove("q");
    collection.add("x");
    order.held = null;
    assertThat(before.restore()).isEmpty();

    assertThat(order.held).isSameAs(collection);
    assertThat(new ArrayList<>(collection)).containsExactlyElementsOf(content);
  }

  static Stream<Map<Object, Object>> maps() {
    return Stream.of(
        new HashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(16, 0.75f, true),
        new TreeMap<>(),
        new Hashtable<>(),
        new Properties(),
        new IdentityHashMap<>(),
        new WeakHashMap<>(),
        new ConcurrentHashMap<>(),
        new ConcurrentSkipListMap<>());
  }

  @ParameterizedTest
  @MethodSource("maps")
  void putsTheContentOfAMapBackIntoTheSame(Map<Object, Object> map) {
    map.put("p", "1");
    map.put("q", "2");
    Map<Object, Object> content = Map.copyOf(map);
    List<Object> keys = new ArrayList<>(map.keySet());
    Order order = new Order();
    order.held = map;
    Snapshot before = all().snapshot(order);

    map.put("p", "changed");
    assertThat(before.restore()).isEmpty();
    assertThat(new HashMap<>(map)).isEqualTo(content);
    map.remove("p");
    map.put("x", "9");
    assertThat(before.restore()).isEmpty();

    assertThat(order.held).isSameAs(map);
    if (!(map instanceof IdentityHashMap)) {
      // Before anybody asks for an entry, which changes the order of one of the maps.
      assertThat(new ArrayList<>(map.keySet())).isEqualTo(keys);
    }
    assertThat(map).containsExactlyInAnyOrderEntriesOf(content);
  }

  @Test
  void putsEnumSetsAndMapsBack() {
    EnumSet<RoundingMode> few = EnumSet.of(RoundingMode.UP);
    EnumSet<Character.UnicodeScript> many = EnumSet.of(Character.UnicodeScript.LATIN);
    EnumMap<RoundingMode, String> map = new EnumMap<>(Map.of(RoundingMode.UP, "up"));
    Order order = new Order();
    order.held = new Object[] {few, many, map};
    Snapshot before = all().snapshot(order);

    few.add(RoundingMode.DOWN);
    many.clear();
    map.remove(RoundingMode.UP);
    assertThat(before.restore()).isEmpty();

    assertThat(few).containsExactly(RoundingMode.UP);
    assertThat(many).containsExactly(Character.UnicodeScript.LATIN);
    assertThat(map).containsOnlyKeys(RoundingMode.UP);
  }

  @Test
  void putsOtherMutableValuesOfTheJdkBack() {
    AtomicInteger integer = new AtomicInteger(1);
    AtomicLong number = new AtomicLong(2);
    AtomicBoolean flag = new AtomicBoolean(true);
    AtomicReference<Object> reference = new AtomicReference<>("referred");
    Date date = new Date(5);
    StringBuilder builder = new StringBuilder("text");
    StringBuffer buffer = new StringBuffer("text");
    BitSet bits = BitSet.valueOf(new long[] {5});
    List<Object> fixed = Arrays.asList("a", "b");
    Order order = new Order();
    order.held =
        new Object[] {integer, number, flag, reference, date, builder, buffer, bits, fixed, null};
    Snapshot before = all().snapshot(order);

    integer.set(9);
    number.set(9);
    flag.set(false);
    reference.set(null);
    date.setTime(9);
    builder.append("more");
    buffer.setLength(0);
    bits.flip(0, 9);
    fixed.set(1, "c");
    assertThat(before.restore()).isEmpty();

    assertThat(integer).hasValue(1);
    assertThat(number).hasValue(2);
    assertThat(flag).isTrue();
    assertThat(reference).hasValue("referred");
    assertThat(date.getTime()).isEqualTo(5);
    assertThat(builder).hasToString("text");
    assertThat(buffer).hasToString("text");
    assertThat(bits).isEqualTo(BitSet.valueOf(new long[] {5}));
    assertThat(fixed).containsExactly("a", "b");
  }

  @Test
  void putsBackWhatIsWithinInAnyDepthAndInCircles() {
    int[] numbers = {1, 2, 3};
    List<Object> inner = new ArrayList<>(List.of("x"));
    Map<Object, Object> map = new HashMap<>();
    map.put("inner", inner);
    map.put("numbers", numbers);
    map.put("grid", new long[][] {{1}, {2, 3}});
    map.put("itself", new Object[] {map});
    Order order = new Order();
    order.held = new AtomicReference<>(map);
    Snapshot before = all().snapshot(order);

    numbers[1] = 9;
    inner.clear();
    ((long[][]) map.get("grid"))[1][0] = 9;
    ((Object[]) map.get("itself"))[0] = null;
    ((AtomicReference<?>) order.held).set(null);
    assertThat(before.restore()).isEmpty();

    assertThat(numbers).containsExactly(1, 2, 3);
    assertThat(inner).containsExactly("x");
    assertThat(((long[][]) map.get("grid"))[1]).containsExactly(2, 3);
    assertThat(((Object[]) map.get("itself"))[0]).isSameAs(map);
    assertThat(((AtomicReference<?>) order.held).get()).isSameAs(map);
  }

  @Test
  void aListWithinAListsOfManyIsCopiedWithoutRecursion() {
    List<Object> outermost = new ArrayList<>();
    List<Object> innermost = outermost;
    for (int depth = 0; depth < 50_000; depth++) {
      List<Object> next = new ArrayList<>();
      innermost.add(next);
      innermost = next;
    }
    Order order = new Order();
    order.held = outermost;
    Snapshot before = all().snapshot(order);

    innermost.add("x");
    assertThat(before.restore()).isEmpty();

    assertThat(innermost).isEmpty();
  }

  /** Fails whatever it is asked. */
  private static final class Touchy implements Comparable<Touchy> {
    private boolean armed;

    private <T> T answer(T calm) {
      if (armed) {
        throw new AssertionError("the application's own code was called");
      }
      return calm;
    }

    @Override
    public boolean equals(Object other) {
      return answer(this == other);
    }

    @Override
    public int hashCode() {
      return answer(System.identityHashCode(this));
    }

    @Override
    public String toString() {
      return answer("touchy");
    }

    @Override
    public int compareTo(Touchy other) {
      return answer(Integer.compare(hashCode(), other.hashCode()));
    }
  }

  @Test
  void callsNoneOfTheApplicationsCodeWhileItCopiesNorWhereNothingIsLost() {
    List<Touchy> touchies = List.of(new Touchy(), new Touchy(), new Touchy());
    Set<Object> hashed = new HashSet<>(touchies);
    TreeSet<Object> sorted = new TreeSet<>(touchies);
    TreeMap<Object, Object> sortedMap = new TreeMap<>();
    HashMap<Object, Object> map = new HashMap<>();
    for (Touchy touchy : touchies) {
      map.put(touchy, touchy);
      sortedMap.put(touchy, touchy);
    }
    List<Object> list = new ArrayList<>(touchies);
    PriorityQueue<Object> queue = new PriorityQueue<>(touchies);
    List<Object> foreign =
        new ArrayList<>() {
          @Override
          public Object[] toArray() {
            throw new AssertionError("the application's own code was called");
          }
        };
    foreign.add(list);
    Order order = new Order();
    order.held = new Object[] {hashed, sorted, map, sortedMap, list, queue, foreign};
    touchies.forEach(touchy -> touchy.armed = true);

    Snapshot before = all().snapshot(order);
    assertThat(before.restore().isEmpty()).isTrue();
    map.entrySet().iterator().next().setValue("changed");
    list.clear();
    sorted.clear();
    sortedMap.clear();
    assertThat(before.restore().isEmpty()).isTrue();

    touchies.forEach(touchy -> touchy.armed = false);
    assertThat(list).hasSize(3);
    assertThat(sorted).hasSize(3);
    assertThat(sortedMap).hasSize(3);
    assertThat(map).doesNotContainValue("changed");
  }

  @Test
  void tellsWhatItCouldNotPutBackAndPutsTheRestBack() {
    Touchy touchy = new Touchy();
    Set<Object> hashed = new HashSet<>(List.of(touchy));
    List<Object> list = new ArrayList<>(List.of("x"));
    Order order = new Order();
    order.held = new Object[] {hashed, list};
    Snapshot before = all().snapshot(order);

    hashed.clear();
    list.clear();
    order.total = 1;
    touchy.armed = true;
    List<RestoreFailedException> failures = before.restore();

    assertThat(failures)
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .hasMessageContaining(Order.class.getName())
                    .hasMessageContaining("AssertionError")
                    .hasCauseInstanceOf(AssertionError.class));
    assertThat(list).containsExactly("x");
    assertThat(order.total).isEqualTo(100);
  }

  @Test
  void copiesNoMoreThanItMayAndSaysSo() {
    Order order = new Order();
    order.held = new Object[] {new int[50], new int[60]};
    Snapshot before =
        Restore.of(Order.class).fields("held").maxElements(100).build().snapshot(order);

    ((int[]) ((Object[]) order.held)[0])[0] = 9;
    ((int[]) ((Object[]) order.held)[1])[0] = 9;
    List<RestoreFailedException> failures = before.restore();

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).getCause())
        .hasMessage("a int[] was not copied: there are more than 100 elements in all");
    assertThat(((int[]) ((Object[]) order.held)[0])[0]).isZero();
    assertThat(((int[]) ((Object[]) order.held)[1])[0]).isEqualTo(9);
  }

  @Test
  void keepsTheOrderOfASortedSetWithItsOwnComparator() {
    TreeSet<Object> set = new TreeSet<>(Comparator.comparing(Object::toString).reversed());
    set.addAll(List.of("a", "b"));
    Order order = new Order();
    order.held = set;
    Snapshot before = all().snapshot(order);

    set.add("c");
    before.restore();

    assertThat(set).containsExactly("b", "a");
  }

  private record Point(int x, List<String> names) {}

  private static class Nothing {
    @SuppressWarnings("unused")
    private final int x = 1;
  }

  @Test
  void refusesWhatCannotBeRestored() {
    refused(
        Restore.of(Order.class).fields("totl"),
        "restore.fields is totl: "
            + Order.class.getName()
            + " has no such field; name one of those it has (paid, flags, grade, zone, total, id,"
            + " weight, rate, note, parent, items, number, held, owner, version), or none for all"
            + " of them");
    class Empty {}
    refused(
        Restore.of(Empty.class).fields("*"),
        "restore.fields is *: "
            + Empty.class.getName()
            + " has no such field, and no other; leave restore out");
    refused(
        Restore.of(Order.class).fields("number"),
        "restore.fields is number: it is final in "
            + Order.class.getName()
            + ", and what a int holds is not copied, so there is nothing to restore; leave it out");
    refused(
        Restore.of(Point.class),
        "restore.fields is all: "
            + Point.class.getName()
            + " is a record, which never changes; leave restore out");
    refused(
        Restore.of(Nothing.class),
        "restore.fields is all: "
            + Nothing.class.getName()
            + " has no field that can be restored; leave restore out");
    refused(
        Restore.of(Runnable.class),
        "restore.fields is all: java.lang.Runnable has no fields; put restore on a class that has");
    refused(
        Restore.of(Order.class)
            .fields("total")
            .opener(
                field -> {
                  throw new IllegalStateException("module acme does not open acme.pay");
                }),
        "restore.fields is total: the field of "
            + Order.class.getName()
            + " cannot be reached (module acme does not open acme.pay); open its package, as by"
            + " --add-opens, or leave it out");
    assertThatThrownBy(() -> Restore.of(Order.class).maxElements(0))
        .hasMessage("restore.max-elements is 0: give 1 or more");
  }

  private static void refused(Restore.Builder restore, String message) {
    assertThatThrownBy(restore::build)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(message);
  }

  @Test
  void aSubclassThatCannotBeReachedIsRestoredAsFarAsTheType() {
    class Closed extends Order {
      int secret = 1;
    }
    Restore restore =
        Restore.of(Order.class)
            .opener(
                field -> {
                  if (field.getDeclaringClass() == Closed.class) {
                    throw new IllegalStateException("closed");
                  }
                  field.setAccessible(true);
                })
            .build();
    Closed closed = new Closed();
    Snapshot before = restore.snapshot(closed);

    closed.secret = 2;
    closed.total = 2;
    before.restore();

    assertThat(closed.secret).isEqualTo(2);
    assertThat(closed.total).isEqualTo(100);
  }
}
