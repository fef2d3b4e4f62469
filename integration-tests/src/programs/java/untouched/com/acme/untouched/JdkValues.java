package com.acme.untouched;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicReference;

/** Values of the JDK whose form a test knows. */
final class JdkValues {

  private JdkValues() {}

  static Map<String, Object> all() throws Exception {
    Map<String, Object> values = new LinkedHashMap<>();
    List<Integer> two = Arrays.asList(1, 2);
    Map<String, Integer> map = new TreeMap<>();
    map.put("a", 1);
    values.put("list", new ArrayList<>(two));
    values.put("list unmodifiable", Collections.unmodifiableList(new ArrayList<>(two)));
    values.put("list synchronized", Collections.synchronizedList(new ArrayList<>(two)));
    values.put("list part", new ArrayList<>(Arrays.asList(0, 1, 2)).subList(1, 3));
    values.put("list part of linked", new LinkedList<>(Arrays.asList(0, 1, 2)).subList(1, 3));
    values.put("list vector", new Vector<>(two));
    values.put("list tree set", new TreeSet<>(two));
    values.put("list skip set", new ConcurrentSkipListSet<>(two));
    values.put("list blocking", new LinkedBlockingQueue<>(two));
    values.put("list array blocking", new ArrayBlockingQueue<>(2, false, two));
    values.put("list priority blocking", new PriorityBlockingQueue<>(two));
    values.put("list deque", new LinkedBlockingDeque<>(two));
    values.put("list immutable", immutable("java.util.List", two));
    values.put("list keys", new TreeMap<>(ranked(two)).keySet());
    values.put("map", new HashMap<>(map));
    values.put("map unmodifiable", Collections.unmodifiableMap(map));
    values.put("map synchronized", Collections.synchronizedMap(map));
    values.put("map hashtable", new Hashtable<>(map));
    values.put("map weak", new WeakHashMap<>(map));
    values.put("map skip", new ConcurrentSkipListMap<>(map));
    Properties properties = new Properties();
    properties.put("a", 1);
    values.put("map properties", properties);
    values.put("text buffer", new StringBuffer("plain"));
    values.put("text wide buffer", new StringBuffer("Ω"));
    values.put("text decimal", new BigDecimal("1.50"));
    values.put("text bytes", new byte[] {1, 2});
    GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    calendar.setTimeInMillis(0);
    values.put("text calendar", calendar);
    values.put("object optional", Optional.of("x"));
    values.put("object reference", new AtomicReference<>("x"));
    values.put("object future", CompletableFuture.completedFuture("x"));
    values.put("object failure", new IllegalStateException("because"));
    values.put("object buffer", ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 2));
    values.put("object direct", ByteBuffer.allocateDirect(4));
    values.put("object thread", new Thread("worker"));
    return values;
  }

  private static Map<Integer, Integer> ranked(List<Integer> keys) {
    Map<Integer, Integer> map = new HashMap<>();
    for (Integer key : keys) {
      map.put(key, key);
    }
    return map;
  }

  /** {@code List.of}, on JDKs that have it. */
  private static Object immutable(String type, List<Integer> elements) throws Exception {
    try {
      return Class.forName(type).getMethod("of", Object[].class).invoke(null, (Object) elements.toArray());
    } catch (NoSuchMethodException java8) {
      return elements;
    }
  }
}
