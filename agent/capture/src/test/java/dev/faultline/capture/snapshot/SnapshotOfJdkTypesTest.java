package dev.faultline.capture.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.redaction.Redaction;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Stack;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's types that are shown by their parts or read from their fields. */
class SnapshotOfJdkTypesTest {

  static List<Object> lists() {
    List<Integer> two = List.of(1, 2);
    return List.of(
        Collections.unmodifiableCollection(new ArrayList<>(two)),
        Collections.unmodifiableSet(new TreeSet<>(two)),
        Collections.synchronizedList(Collections.unmodifiableList(Arrays.asList(1, 2))),
        Collections.checkedList(new ArrayList<>(two), Integer.class),
        Collections.asLifoQueue(new LinkedBlockingDeque<>(two)),
        newSetFromMap(two),
        new ArrayList<>(List.of(0, 1, 2, 3)).subList(1, 3),
        new LinkedList<>(List.of(0, 1, 2, 3)).subList(1, 3),
        Arrays.asList(0, 1, 2).subList(1, 3),
        new Vector<>(two),
        stack(),
        new LinkedHashMap<>(new TreeMap<>(Map.of(1, 0, 2, 0))).keySet(),
        new LinkedHashMap<>(new TreeMap<>(Map.of("a", 1, "b", 2))).values(),
        new HashMap<>(Map.of(1, 0, 2, 0)).keySet(),
        new TreeMap<>(Map.of(1, 0, 2, 0)).keySet(),
        new TreeMap<>(Map.of("a", 1, "b", 2)).values(),
        new ConcurrentHashMap<>(Map.of(1, 0, 2, 0)).keySet(),
        keySet(two),
        new ConcurrentSkipListSet<>(two),
        new ConcurrentLinkedQueue<>(two),
        new LinkedBlockingQueue<>(two),
        new LinkedBlockingDeque<>(two),
        new PriorityBlockingQueue<>(two),
        ring());
  }

  private static Object newSetFromMap(List<Integer> elements) {
    Map<Integer, Boolean> map = new LinkedHashMap<>();
    java.util.Set<Integer> set = Collections.newSetFromMap(map);
    set.addAll(elements);
    return set;
  }

  private static Object keySet(List<Integer> elements) {
    java.util.Set<Integer> set = ConcurrentHashMap.newKeySet();
    set.addAll(elements);
    return set;
  }

  private static Object stack() {
    Stack<Integer> stack = new Stack<>();
    stack.push(1);
    stack.push(2);
    return stack;
  }

  /** Whose first element is not the first of its array. */
  private static Object ring() {
    ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
    queue.add(0);
    queue.add(1);
    queue.remove();
    queue.add(2);
    return queue;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void showsCollectionsAsArrays(Object collection) {
    assertThat(shown(collection)).isEqualTo(List.of(1L, 2L));
    assertThat(shown(collection, SnapshotLimits.builder().elements(1)))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(2)
        .startsWith(1L)
        .last()
        .isIn("… (+1 more)", "… (more)");
  }

  static List<Object> maps() {
    Map<String, Integer> two = Map.of("a", 1, "b", 2);
    Properties properties = new Properties();
    properties.putAll(two);
    return List.of(
        Collections.unmodifiableMap(new TreeMap<>(two)),
        Collections.synchronizedMap(new HashMap<>(two)),
        Collections.checkedMap(new HashMap<>(two), String.class, Integer.class),
        new Hashtable<>(two),
        new WeakHashMap<>(two),
        new ConcurrentSkipListMap<>(two),
        properties);
  }

  @ParameterizedTest
  @MethodSource("maps")
  void showsMapsAsKeyValueLists(Object map) {
    assertThat(shown(map)).isEqualTo(Map.of("a", 1L, "b", 2L));
    assertThat(shown(map, SnapshotLimits.builder().elements(1)))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .hasSize(2)
        .hasEntrySatisfying("…", rest -> assertThat(rest).isIn("+1 more", "more"));
  }

  static List<Arguments> others() throws Exception {
    CompletableFuture<String> failed = new CompletableFuture<>();
    failed.completeExceptionally(new IllegalStateException());
    CompletableFuture<String> cancelled = new CompletableFuture<>();
    cancelled.cancel(true);
    Thread thread = new Thread("worker");
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {0, 1, 2, (byte) 0xff, 4});
    buffer.position(1).limit(4);
    Throwable cause = new Error("inner");
    return List.of(
        Arguments.of(Optional.of("x"), object(Optional.class, "value", "x")),
        Arguments.of(Optional.empty(), object(Optional.class, "value", null)),
        Arguments.of(OptionalInt.of(3), object(OptionalInt.class, "value", 3L)),
        Arguments.of(OptionalDouble.empty(), object(OptionalDouble.class, "value", null)),
        Arguments.of(new AtomicReference<>("a"), object(AtomicReference.class, "value", "a")),
        Arguments.of(new WeakReference<>("held"), object(WeakReference.class, "value", "held")),
        Arguments.of(
            Map.entry("a", 1), object(Map.entry("a", 1).getClass(), "key", "a", "value", 1L)),
        Arguments.of(
            new AbstractMap.SimpleEntry<>("password", "x"),
            object(AbstractMap.SimpleEntry.class, "key", "password", "value", "[redacted]")),
        Arguments.of(new byte[] {1, -1}, "0x01ff"),
        Arguments.of(new byte[0], "0x"),
        Arguments.of(
            buffer,
            object(
                buffer.getClass(),
                "position",
                1L,
                "limit",
                4L,
                "capacity",
                5L,
                "bytes",
                "0x0102ff")),
        Arguments.of(
            ByteBuffer.allocateDirect(8),
            object(
                ByteBuffer.allocateDirect(8).getClass(),
                "position",
                0L,
                "limit",
                8L,
                "capacity",
                8L)),
        Arguments.of(
            CharBuffer.allocate(2),
            object(CharBuffer.allocate(2).getClass(), "position", 0L, "limit", 2L, "capacity", 2L)),
        Arguments.of(
            new IllegalStateException("no", cause),
            object(
                IllegalStateException.class,
                "message",
                "no",
                "cause",
                object(Error.class, "message", "inner"))),
        Arguments.of(
            new CompletableFuture<>(), object(CompletableFuture.class, "state", "pending")),
        Arguments.of(
            CompletableFuture.completedFuture("v"),
            object(CompletableFuture.class, "state", "completed", "value", "v")),
        Arguments.of(
            CompletableFuture.completedFuture(null),
            object(CompletableFuture.class, "state", "completed", "value", null)),
        Arguments.of(failed, object(CompletableFuture.class, "state", "failed")),
        Arguments.of(cancelled, object(CompletableFuture.class, "state", "cancelled")),
        Arguments.of(
            new FutureTask<>(() -> "never called"), object(FutureTask.class, "state", "pending")),
        Arguments.of(thread, object(Thread.class, "name", "worker", "daemon", thread.isDaemon())),
        Arguments.of(
            URI.create("http://no-such-host.invalid:81/a?b#c").toURL(),
            "http://no-such-host.invalid:81/a?b#c"),
        Arguments.of(URI.create("http://ann:x@h/").toURL(), "http://ann:[redacted]@h/"),
        Arguments.of(Pattern.compile("a+b"), "a+b"),
        Arguments.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 9}), "/127.0.0.9"),
        Arguments.of(
            InetSocketAddress.createUnresolved("no-such-host.invalid", 80),
            InetSocketAddress.createUnresolved("no-such-host.invalid", 80).toString()),
        Arguments.of(TimeZone.getTimeZone("Europe/Berlin"), "Europe/Berlin"),
        Arguments.of(calendar(), "2026-01-02T03:04:05Z"),
        Arguments.of(new StringBuffer("Ω€"), "Ω€"),
        Arguments.of(new StringBuffer("plain"), "plain"));
  }

  private static GregorianCalendar calendar() {
    GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    calendar.setTimeInMillis(1_767_323_045_000L);
    return calendar;
  }

  @ParameterizedTest
  @MethodSource("others")
  void showsTheValueByItsParts(Object value, Object expected) {
    assertThat(shown(value)).isEqualTo(expected);
  }

  @Test
  void leavesAByteBufferWhereItWas() {
    ByteBuffer buffer = ByteBuffer.allocate(100);
    buffer.position(3).mark().position(7).limit(50);

    shown(buffer);

    assertThat(buffer.position()).isEqualTo(7);
    assertThat(buffer.limit()).isEqualTo(50);
    assertThat(buffer.reset().position()).isEqualTo(3);
  }

  /** {@code getTimeInMillis()} would ask the calendar's time zone. */
  @Test
  void doesNotWorkOutTheTimeOfACalendar() {
    GregorianCalendar calendar = calendar();
    calendar.set(2020, 1, 1);

    assertThat(shown(calendar)).isEqualTo(object(GregorianCalendar.class, "@cut", "opaque"));
  }

  /** Their iterators go through millions of empty slots. */
  @Test
  void doesNotSearchTablesThatAreNearlyEmpty() {
    Map<Integer, Integer> hash = new HashMap<>(10_000_000);
    hash.put(1, 1);
    Map<Integer, Integer> concurrent = new ConcurrentHashMap<>(10_000_000);
    concurrent.put(1, 1);
    HashSet<Integer> set = new HashSet<>(10_000_000);
    set.add(1);
    Map<Integer, Integer> identity = new IdentityHashMap<>(1_000_000);
    identity.put(1, 1);

    assertThat(shown(hash)).isEqualTo(Map.of("…", "+1 more"));
    assertThat(shown(concurrent)).isEqualTo(Map.of("…", "+1 more"));
    assertThat(shown(set)).isEqualTo(List.of("… (+1 more)"));
    assertThat(shown(identity)).isEqualTo(Map.of("…", "+1 more"));
  }

  @Test
  void leavesWeakMapsAsTheyAre() {
    WeakHashMap<Object, String> map = new WeakHashMap<>();
    Object key = "kept";
    map.put(key, "a");
    map.put(null, "b");

    assertThat(shown(map)).isEqualTo(Map.of("kept", "a", "java.lang.Object", "b"));
  }

  private static Object shown(Object value) {
    return shown(value, SnapshotLimits.builder());
  }

  private static Object shown(Object value, SnapshotLimits.Builder limits) {
    return new Snapshotter(limits.build(), Redaction.usual())
        .variables(VariableNames.of("v"), new Object[] {value})
        .get("v");
  }

  private static Map<String, Object> object(Class<?> type, Object... parts) {
    return Shapes.object(type, parts);
  }
}
