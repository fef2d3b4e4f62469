package dev.faultline.resilience.restore;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
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
import java.util.concurrent.DelayQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * The mutable classes of the JDK whose content is copied, and arrays. A subclass is another class:
 * its methods may be the application's.
 */
final class KnownClasses {

  private static final Class<?> FIXED_LIST = Arrays.asList().getClass();

  private static final Set<Class<?>> COLLECTIONS =
      setOf(
          ArrayList.class,
          LinkedList.class,
          ArrayDeque.class,
          PriorityQueue.class,
          Vector.class,
          Stack.class,
          HashSet.class,
          LinkedHashSet.class,
          EnumSet.class,
          ConcurrentLinkedQueue.class,
          ConcurrentLinkedDeque.class,
          ConcurrentSkipListSet.class,
          CopyOnWriteArrayList.class,
          CopyOnWriteArraySet.class,
          ArrayBlockingQueue.class,
          LinkedBlockingQueue.class,
          LinkedBlockingDeque.class,
          PriorityBlockingQueue.class,
          LinkedTransferQueue.class,
          DelayQueue.class);

  private static final Set<Class<?>> MAPS =
      setOf(
          HashMap.class,
          LinkedHashMap.class,
          TreeMap.class,
          Hashtable.class,
          Properties.class,
          IdentityHashMap.class,
          WeakHashMap.class,
          EnumMap.class,
          ConcurrentHashMap.class,
          ConcurrentSkipListMap.class);

  private static final Set<Class<?>> ADDERS = setOf(LongAdder.class, DoubleAdder.class);

  private static final Set<Class<?>> ATOMIC_ARRAYS =
      setOf(AtomicIntegerArray.class, AtomicLongArray.class, AtomicReferenceArray.class);

  private static final Set<Class<?>> MARKED_REFERENCES =
      setOf(AtomicStampedReference.class, AtomicMarkableReference.class);

  /** Not copied: what is put in goes through a function of the application's. */
  private static final Set<Class<?>> ACCUMULATORS =
      setOf(LongAccumulator.class, DoubleAccumulator.class);

  private static final Set<Class<?>> OTHERS =
      setOf(
          TreeSet.class,
          FIXED_LIST,
          AtomicInteger.class,
          AtomicLong.class,
          AtomicBoolean.class,
          AtomicReference.class,
          Date.class,
          StringBuilder.class,
          StringBuffer.class,
          BitSet.class,
          GregorianCalendar.class);

  /** By name: they need not be there. */
  private static final Set<String> EMPTY_FOR_EVER =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "kotlin.collections.EmptyList",
                  "kotlin.collections.EmptySet",
                  "kotlin.collections.EmptyMap")));

  private KnownClasses() {}

  private static Set<Class<?>> setOf(Class<?>... classes) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(classes)));
  }

  static boolean isKnown(Class<?> type) {
    return type.isArray()
        || isCollection(type)
        || MAPS.contains(type)
        || OTHERS.contains(type)
        || ADDERS.contains(type)
        || ATOMIC_ARRAYS.contains(type)
        || MARKED_REFERENCES.contains(type)
        || CalendarContent.isFor(type)
        || ImmutableContent.isFor(type)
        || isSqlDate(type);
  }

  /** There are two kinds of enum sets, both the JDK's: nobody else can make one. */
  private static boolean isCollection(Class<?> type) {
    return COLLECTIONS.contains(type) || type.getSuperclass() == EnumSet.class;
  }

  /** By name: their module may be missing. Nobody else can have classes of that package. */
  private static boolean isSqlDate(Class<?> type) {
    return type.getSuperclass() == Date.class
        && (type.getName().equals("java.sql.Date") || type.getName().equals("java.sql.Time"));
  }

  /** Whether objects of this class hold something, copied or not: they may be subclasses. */
  static boolean isLikeKnown(Class<?> type) {
    if (type.isArray()
        || Collection.class.isAssignableFrom(type)
        || Map.class.isAssignableFrom(type)) {
      return type != SynchronousQueue.class && !EMPTY_FOR_EVER.contains(type.getName());
    }
    for (Class<?> one = type; one != null; one = one.getSuperclass()) {
      if (isKnown(one) || one == Calendar.class || ACCUMULATORS.contains(one)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a variable of this type can refer to an object whose content is copied. */
  static boolean mayBeKnown(Class<?> type) {
    return isKnown(type)
        || isAbove(type, COLLECTIONS)
        || isAbove(type, MAPS)
        || isAbove(type, OTHERS)
        || isAbove(type, ADDERS)
        || isAbove(type, ATOMIC_ARRAYS)
        || isAbove(type, MARKED_REFERENCES)
        || type == ConcurrentHashMap.KeySetView.class;
  }

  private static boolean isAbove(Class<?> type, Set<Class<?>> classes) {
    for (Class<?> one : classes) {
      if (type.isAssignableFrom(one)) {
        return true;
      }
    }
    return false;
  }

  /** How many elements a known object has; 1 for one that is not made of elements. */
  static int size(Object known) {
    if (ImmutableContent.isOfOne(known)) {
      return 1;
    }
    if (known instanceof Collection) {
      return ((Collection<?>) known).size();
    }
    if (known instanceof Map) {
      return ((Map<?, ?>) known).size();
    }
    if (ATOMIC_ARRAYS.contains(known.getClass())) {
      return AtomicArrayContent.length(known);
    }
    return known.getClass().isArray() ? Array.getLength(known) : 1;
  }

  /** The present content of an object of a known class. */
  @SuppressWarnings("unchecked")
  static Content copy(Object known) {
    Class<?> type = known.getClass();
    if (type.isArray()) {
      return new ArrayContent(known);
    }
    if (isCollection(type)) {
      return new CollectionContent((Collection<Object>) known);
    }
    if (MAPS.contains(type)) {
      return new MapContent((Map<Object, Object>) known);
    }
    if (type == TreeSet.class) {
      return new SortedSetContent((TreeSet<Object>) known);
    }
    if (type == FIXED_LIST) {
      return new FixedListContent((List<Object>) known);
    }
    if (ADDERS.contains(type)) {
      return new AdderContent((Number) known);
    }
    if (ATOMIC_ARRAYS.contains(type)) {
      return new AtomicArrayContent(known);
    }
    if (MARKED_REFERENCES.contains(type)) {
      return new MarkedReferenceContent(known);
    }
    if (ImmutableContent.isFor(type)) {
      return new ImmutableContent(known);
    }
    return CalendarContent.isFor(type)
        ? new CalendarContent((Calendar) known)
        : new HolderContent(known);
  }
}
