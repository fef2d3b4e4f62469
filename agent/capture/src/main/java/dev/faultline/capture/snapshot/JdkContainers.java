package dev.faultline.capture.snapshot;

import java.lang.reflect.Field;
import java.util.HashMap;

/**
 * Which collections and maps of the JDK are shown, and how: those whose iterators run no code of
 * the application's (no comparator, no {@code hashCode}) and take no lock are iterated; others are
 * read from their fields.
 */
final class JdkContainers {

  private final ReadableFields readable;

  JdkContainers(ReadableFields readable) {
    this.readable = readable;
  }

  /** The plan of this class of the JDK, or null when it is none of them. */
  ObjectPlan planOf(Class<?> type) {
    switch (type.getName()) {
      case "java.util.ArrayList":
      case "java.util.ArrayList$SubList":
      case "java.util.LinkedList":
      case "java.util.ArrayDeque":
      case "java.util.LinkedHashSet":
      case "java.util.PriorityQueue":
      case "java.util.ImmutableCollections$List12":
      case "java.util.ImmutableCollections$ListN":
      case "java.util.ImmutableCollections$SubList":
      case "java.util.ImmutableCollections$Set12":
      case "java.util.ImmutableCollections$SetN":
      case "java.util.Collections$EmptyList":
      case "java.util.Collections$EmptySet":
      case "java.util.Collections$SingletonList":
      case "java.util.Collections$SingletonSet":
      case "java.util.Collections$CopiesList":
      case "java.util.RegularEnumSet":
      case "java.util.JumboEnumSet":
      case "java.util.Arrays$ArrayList":
      case "java.util.concurrent.CopyOnWriteArrayList":
      case "java.util.concurrent.CopyOnWriteArraySet":
        return new ElementsPlan(true, null, null);
      case "java.util.concurrent.ConcurrentLinkedQueue":
      case "java.util.concurrent.ConcurrentLinkedDeque":
      case "java.util.concurrent.LinkedTransferQueue":
      case "java.util.concurrent.SynchronousQueue":
        return new ElementsPlan(false, null, null);
      case "java.util.HashSet":
        return new ElementsPlan(
            true, null, sparse(type, readable.ofJdk(type, "map"), HashMap.class));
      default:
        ObjectPlan map = ofMaps(type);
        return map == null ? ofFields(type) : map;
    }
  }

  private ObjectPlan ofMaps(Class<?> type) {
    switch (type.getName()) {
      case "java.util.LinkedHashMap":
      case "java.util.TreeMap":
      case "java.util.EnumMap":
      case "java.util.ImmutableCollections$Map1":
      case "java.util.ImmutableCollections$MapN":
      case "java.util.Collections$EmptyMap":
      case "java.util.Collections$SingletonMap":
        return new EntriesPlan(true, null);
      case "java.util.concurrent.ConcurrentSkipListMap":
        return new EntriesPlan(false, null);
      case "java.util.HashMap":
      case "java.util.IdentityHashMap":
      case "java.util.concurrent.ConcurrentHashMap":
        return new EntriesPlan(true, sparse(type, null, type));
      case "java.util.Hashtable":
      case "java.util.Properties":
        return table(type, "count", "key");
      case "java.util.WeakHashMap":
        return table(type, "size", null);
      default:
        return null;
    }
  }

  private ObjectPlan ofFields(Class<?> type) {
    ObjectPlan view = ofViews(type);
    return view == null ? ofContents(type) : view;
  }

  /** Views ask what they are views of, which may be of a class of the application's. */
  private ObjectPlan ofViews(Class<?> type) {
    switch (type.getName()) {
      // These may be of a part of a map, which is found by comparing its keys.
      case "java.util.TreeSet":
      case "java.util.TreeMap$KeySet":
        return view(type, true, "m");
      case "java.util.concurrent.ConcurrentSkipListSet":
        return view(type, false, "m");
      case "java.util.HashMap$KeySet":
      case "java.util.HashMap$Values":
      case "java.util.HashMap$EntrySet":
      case "java.util.LinkedHashMap$LinkedKeySet":
      case "java.util.LinkedHashMap$LinkedValues":
      case "java.util.LinkedHashMap$LinkedEntrySet":
      case "java.util.IdentityHashMap$KeySet":
      case "java.util.IdentityHashMap$Values":
      case "java.util.EnumMap$KeySet":
      case "java.util.EnumMap$Values":
      case "java.util.TreeMap$Values":
      case "java.util.TreeMap$EntrySet":
        return view(type, true, "this$0");
      case "java.util.concurrent.ConcurrentHashMap$KeySetView":
      case "java.util.concurrent.ConcurrentHashMap$ValuesView":
      case "java.util.concurrent.ConcurrentHashMap$EntrySetView":
        return view(type, true, "map");
      case "java.util.AbstractList$SubList":
      case "java.util.AbstractList$RandomAccessSubList":
        return view(type, true, "root");
      case "java.util.SubList":
      case "java.util.RandomAccessSubList":
        return view(type, true, "l");
      default:
        return null;
    }
  }

  private ObjectPlan ofContents(Class<?> type) {
    switch (type.getName()) {
      case "java.util.Vector":
      case "java.util.Stack":
        return range(type, "elementData", null, "elementCount");
      case "java.util.concurrent.ArrayBlockingQueue":
        return range(type, "items", "takeIndex", "count");
      case "java.util.concurrent.PriorityBlockingQueue":
        return range(type, "queue", null, "size");
      case "java.util.concurrent.LinkedBlockingQueue":
        return nodes(type, "head");
      case "java.util.concurrent.LinkedBlockingDeque":
        return nodes(type, "first");
      default:
        return null;
    }
  }

  private SparseTable sparse(Class<?> type, Field map, Class<?> mapType) {
    Field table = readable.ofJdk(mapType, "table");
    return table == null || map == null && type != mapType ? null : new SparseTable(map, table);
  }

  private ObjectPlan view(Class<?> type, boolean counts, String of) {
    Field basis = readable.ofJdk(type, of);
    return basis == null ? unreadable(type) : new ElementsPlan(counts, basis, null);
  }

  private ObjectPlan range(Class<?> type, String array, String start, String count) {
    Field elements = readable.ofJdk(type, array);
    Field first = start == null ? null : readable.ofJdk(type, start);
    Field size = readable.ofJdk(type, count);
    return elements == null || size == null || start != null && first == null
        ? unreadable(type)
        : new ArrayRangePlan(elements, first, size);
  }

  private ObjectPlan nodes(Class<?> type, String head) {
    Field first = readable.ofJdk(type, head);
    Field item = first == null ? null : readable.ofJdk(first.getType(), "item");
    Field next = first == null ? null : readable.ofJdk(first.getType(), "next");
    return item == null || next == null ? unreadable(type) : new NodesPlan(first, item, next);
  }

  private ObjectPlan table(Class<?> type, String size, String key) {
    Field table = readable.ofJdk(type, "table");
    Field count = readable.ofJdk(type, size);
    Class<?> entry = table == null ? null : table.getType().getComponentType();
    Field of = entry == null || key == null ? null : readable.ofJdk(entry, key);
    Field value = entry == null ? null : readable.ofJdk(entry, "value");
    Field next = entry == null ? null : readable.ofJdk(entry, "next");
    return count == null || value == null || next == null || key != null && of == null
        ? unreadable(type)
        : new TablePlan(table, count, of, value, next);
  }

  private static ObjectPlan unreadable(Class<?> type) {
    return LeafPlan.cut(type, "unreadable");
  }
}
