package com.acme.untouched;

import java.io.File;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLStreamHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.hibernate.collection.spi.PersistentBag;
import org.hibernate.proxy.AbstractLazyInitializer;

/** Objects of the program's own classes, by themselves and inside of the JDK's. */
final class HostileValues {

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, String> classNames = new LinkedHashMap<>();
  private final Generated generated;

  HostileValues(File folder) {
    generated = new Generated(folder);
  }

  Map<String, Object> all() throws Exception {
    for (Class<?> parent :
        Arrays.<Class<?>>asList(
            Object.class, ArrayList.class, LinkedList.class, ArrayDeque.class, Vector.class,
            Stack.class, PriorityQueue.class, AbstractList.class, AbstractSequentialList.class,
            AbstractCollection.class, AbstractSet.class, AbstractQueue.class, HashSet.class,
            LinkedHashSet.class, TreeSet.class, HashMap.class, LinkedHashMap.class, TreeMap.class,
            WeakHashMap.class, IdentityHashMap.class, Hashtable.class, Properties.class,
            AbstractMap.class, ConcurrentHashMap.class, ConcurrentSkipListMap.class,
            ConcurrentLinkedQueue.class, LinkedBlockingQueue.class, LinkedBlockingDeque.class,
            CopyOnWriteArrayList.class, CompletableFuture.class, AtomicReference.class,
            AtomicInteger.class, Number.class, Date.class, GregorianCalendar.class, TimeZone.class,
            Clock.class, Exception.class, Thread.class, ThreadLocal.class, Random.class,
            BitSet.class, java.io.InputStream.class, URLStreamHandler.class, ClassLoader.class)) {
      generate(parent, "");
    }
    generate(BigInteger.class, "\"123456789012345678901234567890\"");
    generate(BigDecimal.class, "\"1.5\"");
    generate(WeakReference.class, "\"held\"");
    generate(AbstractMap.SimpleEntry.class, "\"a\", \"b\"");
    String record = generated.record();
    if (record != null) {
      classNames.put("Record", record);
    }
    ClassLoader loader = generated.load();
    for (Map.Entry<String, String> name : classNames.entrySet()) {
      values.put(
          "own " + name.getKey(), loader.loadClass(name.getValue()).getConstructor().newInstance());
    }
    values.put("own endless", new Endless());
    values.put("mood", Mood.CALM);
    values.put("wild mood", Mood.WILD);
    values.put("lambda", (Runnable) () -> Calls.called("lambda"));
    Map<String, Object> own = new LinkedHashMap<>(values);
    for (Map.Entry<String, Object> one : own.entrySet()) {
      inside(one.getKey(), one.getValue());
    }
    collections();
    interfaces();
    others();
    lazy();
    return values;
  }

  private void generate(Class<?> parent, String arguments) throws Exception {
    classNames.put(parent.getSimpleName(), generated.extending(parent, arguments));
  }

  /** In what holds anything. */
  private void inside(String name, Object own) {
    Map<Object, Object> identity = new IdentityHashMap<>();
    identity.put(own, own);
    values.put(
        "holders of " + name,
        new Object[] {
          Collections.singletonList(own),
          new Object[] {own},
          new AtomicReference<>(own),
          Optional.of(own),
          new WeakReference<>(own),
          Collections.nCopies(2, own),
          identity,
          new AbstractMap.SimpleEntry<>(own, own),
          CompletableFuture.completedFuture(own),
          new LinkedBlockingQueue<>(Collections.singleton(own)),
          new CopyOnWriteArrayList<>(Collections.singleton(own)),
        });
  }

  private Object own(String name) {
    return values.get("own " + name);
  }

  @SuppressWarnings("unchecked")
  private void collections() {
    for (String name :
        Arrays.asList("ArrayList", "LinkedList", "AbstractList", "Vector", "CopyOnWriteArrayList")) {
      List<Object> list = (List<Object>) own(name);
      values.put("unmodifiable " + name, Collections.unmodifiableList(list));
      values.put("synchronized " + name, Collections.synchronizedList(list));
      values.put("checked " + name, Collections.checkedList(list, Object.class));
      values.put("part of " + name, list.subList(0, 0));
      values.put("iterator of " + name, list.iterator());
      values.put("stream of " + name, list.stream());
    }
    for (String name : Arrays.asList("HashSet", "TreeSet", "AbstractSet")) {
      Set<Object> set = (Set<Object>) own(name);
      values.put("unmodifiable " + name, Collections.unmodifiableSet(set));
      values.put("synchronized " + name, Collections.synchronizedSet(set));
    }
    for (String name : Arrays.asList("HashMap", "TreeMap", "AbstractMap", "Hashtable",
        "ConcurrentHashMap", "WeakHashMap", "IdentityHashMap", "LinkedHashMap")) {
      Map<Object, Object> map = (Map<Object, Object>) own(name);
      values.put("unmodifiable " + name, Collections.unmodifiableMap(map));
      values.put("synchronized " + name, Collections.synchronizedMap(map));
      values.put("checked " + name, Collections.checkedMap(map, Object.class, Object.class));
      values.put("keys of " + name, map.keySet());
      values.put("values of " + name, map.values());
      values.put("entries of " + name, map.entrySet());
      if (map.entrySet() != null) {
        values.put("unmodifiable entries of " + name, Collections.unmodifiableMap(map).entrySet());
      }
    }
    values.put("set from map", Collections.newSetFromMap((Map<Object, Boolean>) (Map<?, ?>) own("HashMap")));
    values.put("lifo", Collections.asLifoQueue((Deque<Object>) own("ArrayDeque")));
  }

  private void interfaces() {
    for (Class<?> type :
        Arrays.<Class<?>>asList(
            List.class, Set.class, Map.class, Collection.class, Queue.class, Map.Entry.class,
            CharSequence.class, Future.class, Iterator.class, Comparator.class, Runnable.class,
            SortedMap.class, SortedSet.class, NavigableSet.class, java.nio.file.Path.class,
            java.util.stream.Stream.class)) {
      Object answering = Answering.to(type);
      values.put("proxy of " + type.getSimpleName(), answering);
      inside("proxy of " + type.getSimpleName(), answering);
    }
    values.put("unmodifiable proxy", Collections.unmodifiableList(Answering.to(List.class)));
    values.put("synchronized proxy", Collections.synchronizedMap(Answering.to(Map.class)));
    values.put("reverse", Collections.reverseOrder(Answering.to(Comparator.class)));
  }

  /** Keys that are compared and hashed by their own methods, and parts that are asked by the JDK. */
  private void others() throws Exception {
    @SuppressWarnings("unchecked")
    Comparator<Object> comparator = Answering.to(Comparator.class);
    Object key = own("Object");
    for (Map<Object, Object> map :
        Arrays.<Map<Object, Object>>asList(
            new HashMap<>(), new LinkedHashMap<>(), new TreeMap<>(comparator), new Hashtable<>(),
            new ConcurrentHashMap<>(), new ConcurrentSkipListMap<>(comparator), new WeakHashMap<>())) {
      map.put(key, key);
      String name = map.getClass().getSimpleName();
      values.put("keys in " + name, map);
      if (map instanceof NavigableMap) {
        NavigableMap<Object, Object> sorted = (NavigableMap<Object, Object>) map;
        values.put("head of " + name, sorted.headMap(key, true));
        values.put("descending " + name, sorted.descendingMap());
        values.put("key set of head of " + name, sorted.headMap(key, true).navigableKeySet());
      }
    }
    Set<Object> tree = new TreeSet<>(comparator);
    tree.add(key);
    values.put("tree set", tree);
    values.put("part of tree set", ((TreeSet<Object>) tree).subSet(key, true, key, true));
    Set<Object> skip = new ConcurrentSkipListSet<>(comparator);
    skip.add(key);
    values.put("skip set", skip);
    values.put("part of skip set", ((ConcurrentSkipListSet<Object>) skip).tailSet(key, true));
    PriorityQueue<Object> heap = new PriorityQueue<>(2, comparator);
    heap.add(key);
    values.put("heap", heap);
    values.put("decimal of own digits", new BigDecimal((BigInteger) own("BigInteger"), 2));
    values.put("url", new URL(null, "own://no-such-host.invalid/x", (URLStreamHandler) own("URLStreamHandler")));
    GregorianCalendar calendar = new GregorianCalendar((TimeZone) own("TimeZone"));
    calendar.set(2026, Calendar.JANUARY, 2);
    values.put("calendar of own zone", calendar);
    values.put("clock", Clock.offset((Clock) own("Clock"), Duration.ofSeconds(1)));
    values.put("suppressing", suppressing((Throwable) own("Exception")));
  }

  /** What would run the program's code, or a query, if it were asked for its elements. */
  private void lazy() {
    Endless endless = (Endless) own("endless");
    values.put("endless stream", Stream.generate(endless));
    values.put("mapped stream", Stream.of(1).map(one -> endless.get()));
    values.put("spliterator", Spliterators.spliteratorUnknownSize(endless, 0));
    values.put("thread local", ThreadLocal.withInitial(endless));
    values.put("lazy entity", new Order$HibernateProxy$1(new AbstractLazyInitializer(7, null)));
    values.put("loaded entity", new Order$HibernateProxy$1(new AbstractLazyInitializer(8, endless)));
    values.put("lazy bag", new PersistentBag(null));
    values.put("loaded bag", new PersistentBag(Arrays.asList(1, endless)));
    Map<Mood, Object> moods = new EnumMap<>(Mood.class);
    moods.put(Mood.WILD, Mood.CALM);
    values.put("moods", moods);
  }

  private static Throwable suppressing(Throwable own) {
    Throwable outer = new RuntimeException("outer", own);
    outer.addSuppressed(own);
    return outer;
  }
}
