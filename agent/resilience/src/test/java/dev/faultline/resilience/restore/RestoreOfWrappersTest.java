package dev.faultline.resilience.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import kotlin.collections.CollectionsKt;
import kotlin.collections.MapsKt;
import kotlin.collections.SetsKt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds its elements by another object, and what holds other things than elements. */
class RestoreOfWrappersTest {

  private static final class Holder {
    Object held;
  }

  private static final class Recording extends RestoreListener {
    final List<String> told = new ArrayList<>();
    final List<RestoreFailedException> failures = new ArrayList<>();

    @Override
    public void notCopied(String field, Class<?> type) {
      told.add(field + ": " + type.getName());
    }

    @Override
    public void failed(RestoreFailedException failure) {
      failures.add(failure);
    }
  }

  private final Recording listener = new Recording();
  private final Restore restore = Restore.of(Holder.class).listener(listener).build();
  private final Holder holder = new Holder();

  private Snapshot snapshotOf(Object... held) {
    holder.held = held;
    return restore.snapshot(holder);
  }

  static Stream<Collection<Object>> collections() {
    return Stream.of(
        Collections.synchronizedCollection(new ArrayList<>()),
        Collections.synchronizedList(new ArrayList<>()),
        Collections.synchronizedSet(new HashSet<>()),
        Collections.synchronizedSortedSet(new TreeSet<>()),
        Collections.synchronizedNavigableSet(new TreeSet<>()),
        Collections.checkedCollection(new ArrayList<>(), Object.class),
        Collections.checkedList(new ArrayList<>(), Object.class),
        Collections.checkedSet(new LinkedHashSet<>(), Object.class),
        Collections.checkedQueue(new ArrayDeque<>(), Object.class),
        Collections.synchronizedList(Collections.checkedList(new ArrayList<>(), Object.class)),
        Collections.asLifoQueue(new ArrayDeque<>()),
        ConcurrentHashMap.newKeySet(),
        Collections.newSetFromMap(new ConcurrentHashMap<>()),
        Collections.newSetFromMap(new IdentityHashMap<>()),
        Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>())),
        new LinkedTransferQueue<>());
  }

  @ParameterizedTest
  @MethodSource("collections")
  void putsTheContentOfACollectionBackIntoTheSame(Collection<Object> collection) {
    collection.addAll(List.of("p", "q", "r"));
    List<Object> content = new ArrayList<>(collection);
    Snapshot before = snapshotOf(collection);

    for (int attempt = 0; attempt < 2; attempt++) {
      collection.remove("q");
      collection.add("x");
      assertThat(before.restore()).isEmpty();
      assertThat(new ArrayList<>(collection)).containsExactlyElementsOf(content);
    }
    assertThat(listener.told).isEmpty();
  }

  static Stream<Map<Object, Object>> maps() {
    return Stream.of(
        Collections.synchronizedMap(new HashMap<>()),
        Collections.synchronizedSortedMap(new TreeMap<>()),
        Collections.synchronizedNavigableMap(new TreeMap<>()),
        Collections.checkedMap(new LinkedHashMap<>(), Object.class, Object.class));
  }

  @ParameterizedTest
  @MethodSource("maps")
  void putsTheContentOfAMapBackIntoTheSame(Map<Object, Object> map) {
    map.put("p", "1");
    map.put("q", "2");
    Map<Object, Object> content = Map.copyOf(map);
    Snapshot before = snapshotOf(map);

    map.put("p", "changed");
    assertThat(before.restore()).isEmpty();
    assertThat(map).isEqualTo(content);
    map.remove("p");
    map.put("x", "9");
    assertThat(before.restore()).isEmpty();

    assertThat(map).isEqualTo(content);
    assertThat(listener.told).isEmpty();
  }

  @Test
  void nothingIsToldOfWhatIsEmptyForEver() {
    for (Object empty :
        List.of(
            CollectionsKt.emptyList(),
            SetsKt.emptySet(),
            MapsKt.emptyMap(),
            Collections.emptyNavigableMap(),
            Collections.emptySortedSet(),
            Collections.EMPTY_LIST)) {
      Holder holder = new Holder();
      holder.held = empty;
      Recording recording = new Recording();

      Restore.of(Holder.class).listener(recording).build().snapshot(holder).restore();

      assertThat(recording.told).as(empty.getClass().getName()).isEmpty();
    }
  }

  @Test
  void putsBackWhatIsBeneathAViewThatCannotChangeItself() {
    List<Object> list = new ArrayList<>(List.of("a"));
    Map<Object, Object> map = new HashMap<>(Map.of("k", "v"));
    List<Object> first = new ArrayList<>();
    List<Object> same = new ArrayList<>();
    Snapshot before =
        snapshotOf(
            Collections.unmodifiableList(list),
            Collections.unmodifiableMap(map),
            List.of(first),
            Map.of("k", List.of("x", new Object[] {Collections.singletonMap("s", same)})),
            Collections.nCopies(1_000_000, same));

    list.add("b");
    map.clear();
    first.add("c");
    same.add("d");
    assertThat(before.restore()).isEmpty();

    assertThat(list).containsExactly("a");
    assertThat(map).containsOnlyKeys("k");
    assertThat(first).isEmpty();
    assertThat(same).isEmpty();
    assertThat(listener.told).isEmpty();
  }

  @Test
  void putsBackWhatOthersHold() {
    LongAdder adder = new LongAdder();
    DoubleAdder weight = new DoubleAdder();
    AtomicIntegerArray integers = new AtomicIntegerArray(new int[] {1, 2});
    AtomicLongArray longs = new AtomicLongArray(new long[] {3, 4});
    List<Object> within = new ArrayList<>();
    AtomicReferenceArray<Object> references =
        new AtomicReferenceArray<>(new Object[] {within, null});
    AtomicStampedReference<Object> stamped = new AtomicStampedReference<>("s", 7);
    AtomicMarkableReference<Object> marked = new AtomicMarkableReference<>("m", true);
    java.sql.Date day = new java.sql.Date(5);
    adder.add(3);
    weight.add(1.5);
    Snapshot before =
        snapshotOf(
            adder, weight, integers, longs, references, stamped, marked, day, new Object[] {day});

    adder.add(9);
    weight.add(9);
    integers.set(1, 9);
    longs.set(0, 9);
    references.set(0, null);
    references.set(1, "x");
    within.add("x");
    stamped.set("other", 8);
    marked.set("m", false);
    day.setTime(9);
    assertThat(before.restore()).isEmpty();

    assertThat(adder.sum()).isEqualTo(3);
    assertThat(weight.sum()).isEqualTo(1.5);
    assertThat(integers).hasToString("[1, 2]");
    assertThat(longs).hasToString("[3, 4]");
    assertThat(references.get(0)).isSameAs(within);
    assertThat(references.get(1)).isNull();
    assertThat(within).isEmpty();
    assertThat(stamped.getReference()).isEqualTo("s");
    assertThat(stamped.getStamp()).isEqualTo(7);
    assertThat(marked.isMarked()).isTrue();
    assertThat(day.getTime()).isEqualTo(5);
    assertThat(listener.told).isEmpty();
  }

  static Stream<Calendar> calendars() {
    return Stream.of(
        new GregorianCalendar(2024, Calendar.FEBRUARY, 29, 12, 30),
        Calendar.getInstance(TimeZone.getTimeZone("Asia/Bangkok"), new Locale("th", "TH")),
        Calendar.getInstance(Locale.forLanguageTag("ja-JP-u-ca-japanese")));
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void putsCalendarsBack(Calendar calendar) {
    Calendar content = (Calendar) calendar.clone();
    Snapshot before = snapshotOf(calendar);

    calendar.setTimeZone(new SimpleTimeZone(5, "five"));
    calendar.setTimeInMillis(0);
    calendar.setLenient(false);
    calendar.setFirstDayOfWeek(Calendar.THURSDAY);
    calendar.setMinimalDaysInFirstWeek(5);
    assertThat(before.restore()).isEmpty();

    assertThat(calendar).isEqualTo(content);
    assertThat(calendar.getTimeInMillis()).isEqualTo(content.getTimeInMillis());
    assertThat(listener.told).isEmpty();
  }

  private record Due(Instant at) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      throw new AssertionError("nobody waits");
    }

    @Override
    public int compareTo(Delayed other) {
      return at.compareTo(((Due) other).at);
    }
  }

  @Test
  void putsADelayQueueBack() {
    Due first = new Due(Instant.EPOCH);
    Due second = new Due(Instant.MAX);
    DelayQueue<Due> queue = new DelayQueue<>(List.of(first, second));
    Snapshot before = snapshotOf(queue);

    queue.remove(first);
    assertThat(before.restore()).isEmpty();

    assertThat(queue).containsExactly(first, second);
  }

  /** Knows whether its hash was asked for under a lock. */
  private static final class Witness {
    private final Object lock;
    private final List<Boolean> held = new ArrayList<>();

    Witness(Object lock) {
      this.lock = lock;
    }

    @Override
    public int hashCode() {
      held.add(Thread.holdsLock(lock));
      return 1;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }
  }

  @Test
  void putsASynchronizedCollectionBackUnderTheLockOfItsUsers() {
    Set<Object> set = Collections.synchronizedSet(new HashSet<>());
    Witness witness = new Witness(set);
    set.add(witness);
    Snapshot before = snapshotOf(set);

    set.clear();
    witness.held.clear();
    assertThat(before.restore()).isEmpty();

    assertThat(set).hasSize(1);
    assertThat(witness.held).isNotEmpty().doesNotContain(false);
  }

  private static final class Own extends ArrayList<Object> {
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public Object[] toArray() {
      asked.incrementAndGet();
      return super.toArray();
    }

    @Override
    public int size() {
      asked.incrementAndGet();
      return super.size();
    }
  }

  private static final class OwnZone extends SimpleTimeZone {
    OwnZone() {
      super(0, "own");
    }

    @Override
    public Object clone() {
      throw new AssertionError("the application's own code was called");
    }
  }

  @Test
  void tellsOnceWhatIsNotCopiedAndCallsNoneOfItsCode() {
    Own own = new Own();
    LongAccumulator accumulator = new LongAccumulator(Long::max, 0);
    Calendar calendar = new GregorianCalendar(new OwnZone());
    Object[] held = {
      own,
      Collections.synchronizedList(own),
      accumulator,
      calendar,
      new SynchronousQueue<>(),
      new ArrayList<>(List.of("a")).subList(0, 1)
    };
    own.asked.set(0);
    Snapshot before = snapshotOf(held);
    accumulator.accumulate(9);

    assertThat(before.restore()).isEmpty();
    assertThat(snapshotOf(held).restore()).isEmpty();

    assertThat(own.asked).hasValue(0);
    assertThat(accumulator.get()).isEqualTo(9);
    assertThat(listener.told)
        .containsExactlyInAnyOrder(
            "held: " + Own.class.getName(),
            "held: java.util.concurrent.atomic.LongAccumulator",
            "held: " + OwnZone.class.getName(),
            "held: java.util.ArrayList$SubList");
  }

  private static final class OnlyFinal {
    private final LongAccumulator accumulator = new LongAccumulator(Long::max, 0);
    int number;
  }

  @Test
  void tellsOfAFinalFieldWhoseContentIsNotCopied() {
    Restore.of(OnlyFinal.class).listener(listener).build().snapshot(new OnlyFinal());

    assertThat(listener.told)
        .containsExactly("accumulator: java.util.concurrent.atomic.LongAccumulator");
  }

  @Test
  void tellsOfWrappersThatItCannotLookInto() {
    Restore closed =
        Restore.of(Holder.class)
            .listener(listener)
            .opener(
                field -> {
                  if (field.getDeclaringClass() != Holder.class) {
                    throw new IllegalStateException("java.util is closed");
                  }
                  field.setAccessible(true);
                })
            .build();
    List<Object> list = Collections.synchronizedList(new ArrayList<>());
    holder.held = list;
    Snapshot before = closed.snapshot(holder);
    holder.held = null;

    assertThat(before.restore()).isEmpty();

    assertThat(holder.held).isSameAs(list);
    assertThat(listener.told)
        .containsExactly("held: java.util.Collections$SynchronizedRandomAccessList");
  }

  @Test
  void tellsWhatCouldNotBePutBack() {
    Snapshot before =
        Restore.of(Holder.class).maxElements(3).listener(listener).build().snapshot(holdingFour());

    List<RestoreFailedException> failures = before.restore();

    assertThat(failures).hasSize(1).isEqualTo(listener.failures);
    assertThat(failures.get(0))
        .hasMessage(
            "what the field held of "
                + Holder.class.getName()
                + " held was not restored: a java.util.ArrayList was not copied: there are more"
                + " than 3 elements in all");
  }

  private Holder holdingFour() {
    holder.held = Collections.synchronizedList(new ArrayList<>(List.of(1, 2, 3, 4)));
    return holder;
  }
}
