package dev.faultline.capture.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.redaction.Redaction;
import java.io.ByteArrayInputStream;
import java.lang.ref.SoftReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not looked into, because it would run the application's code or is refused. */
class UntouchedValuesTest {

  static List<Object> ofTheApplication() {
    return List.of(
        new Shapes.Untouchable(),
        new Shapes.OwnNumber(),
        new Shapes.OwnList(),
        new Shapes.OwnMap());
  }

  @ParameterizedTest
  @MethodSource("ofTheApplication")
  void callsNoMethodOfTheApplication(Object value) {
    Object shown = shown(value);

    assertThat(((Map<?, ?>) shown).get("@type")).isEqualTo(value.getClass().getName());
    assertThat(((Map<?, ?>) shown).values())
        .anyMatch(field -> field.equals(1L) || field.equals(3L) || field.equals("mine"));
    assertThat(shown(List.of(value))).isEqualTo(List.of(shown));
  }

  static List<Object> opaque() {
    Supplier<String> lambda = () -> "never called";
    List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
    return List.of(
        lambda,
        list.iterator(),
        list.stream(),
        list.spliterator(),
        new TreeSet<>(list).subSet(1, 2),
        new TreeSet<>(list).descendingSet(),
        new TreeMap<>(Map.of(1, 2)).headMap(5),
        new ConcurrentSkipListMap<>(Map.of(1, 2)).headMap(5),
        new Shapes.OwnView().subList(0, 0),
        new WeakHashMap<>().keySet(),
        new BitSet(),
        new ByteArrayInputStream(new byte[0]),
        new ThreadLocal<>(),
        new SoftReference<>("a"),
        new ReentrantLock(),
        new Object());
  }

  @ParameterizedTest
  @MethodSource("opaque")
  void doesNotLookIntoWhatItCannotLookIntoWithoutRunningCode(Object value) {
    assertThat(shown(value)).isEqualTo(Shapes.object(value.getClass(), "@cut", "opaque"));
  }

  /** Their names start like those of the collections that they belong to. */
  @Test
  void doesNotTakeIteratorsForCollections() {
    for (Iterator<?> iterator :
        List.of(
            List.of(1, 2, 3).iterator(),
            Set.of(1, 2, 3).iterator(),
            Map.of(1, 2, 3, 4).entrySet().iterator(),
            Collections.emptyIterator(),
            Collections.emptyListIterator())) {
      assertThat(shown(iterator)).isEqualTo(Shapes.object(iterator.getClass(), "@cut", "opaque"));
    }
    assertThat(shown(Collections.emptyEnumeration()))
        .isEqualTo(Shapes.object(Collections.emptyEnumeration().getClass(), "@cut", "opaque"));
  }

  /** {@code Clock.offset(…).toString()} asks the clock that it is based on. */
  @Test
  void doesNotAskClocksForTheirText() {
    Clock own =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return Instant.EPOCH;
          }

          @Override
          public String toString() {
            throw new AssertionError("toString was called");
          }
        };
    Clock offset = Clock.offset(own, Duration.ofSeconds(1));

    assertThat(shown(offset)).isEqualTo(Shapes.object(offset.getClass(), "@cut", "opaque"));
  }

  /** What the application's class inherits from the JDK's is not read, and said to be missing. */
  @Test
  void saysWhenWhatIsInheritedIsNotShown() {
    assertThat(shown(new Shapes.OwnList()))
        .isEqualTo(Shapes.object(Shapes.OwnList.class, "note", "mine", "@cut", "opaque"));
    assertThat(shown(new Shapes.OwnNumber()))
        .isEqualTo(Shapes.object(Shapes.OwnNumber.class, "hidden", 3L));
  }

  @Test
  void showsAProxyByWhatItStandsFor() {
    Object proxy =
        Proxy.newProxyInstance(
            UntouchedValuesTest.class.getClassLoader(),
            new Class<?>[] {Function.class},
            new Refusing());

    assertThat(shown(proxy))
        .isEqualTo(
            Shapes.object(
                proxy.getClass(),
                "interfaces",
                List.of("java.util.function.Function"),
                "handler",
                Refusing.class.getName()));
  }

  private static final class Refusing implements InvocationHandler {
    @Override
    public Object invoke(Object self, Method method, Object[] arguments) {
      throw new AssertionError(method + " was called");
    }
  }

  /** What a wrapper of the JDK wraps may be the application's. */
  @Test
  void looksThroughWrappersWithoutCallingThem() {
    Object own = shown(new Shapes.OwnList());

    assertThat(shown(Collections.unmodifiableList(new Shapes.OwnList()))).isEqualTo(own);
    assertThat(shown(Collections.synchronizedList(new Shapes.OwnList()))).isEqualTo(own);
    assertThat(shown(Collections.checkedCollection(new Shapes.OwnList(), String.class)))
        .isEqualTo(own);
    assertThat(shown(Collections.unmodifiableMap(new Shapes.OwnMap())))
        .isEqualTo(shown(new Shapes.OwnMap()));
    assertThat(shown(Collections.unmodifiableList(new ArrayList<>(List.of(1, 2)))))
        .isEqualTo(List.of(1L, 2L));
  }

  @Test
  void doesNotFollowWrappersWithoutEnd() {
    Collection<Object> wrapped = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      wrapped = Collections.synchronizedCollection(wrapped);
    }

    assertThat(shown(wrapped)).isEqualTo(Shapes.object(wrapped.getClass(), "@cut", "depth"));
  }

  /** Another thread holds the locks of what is looked at, and does not let go of them. */
  @Test
  void takesNoLock() throws Exception {
    List<Object> locked =
        List.of(
            new Vector<>(List.of(1)),
            new Hashtable<>(Map.of("a", 1)),
            Collections.synchronizedList(new ArrayList<>(List.of(1))),
            Collections.synchronizedMap(new HashMap<>(Map.of("a", 1))),
            new StringBuffer("a"),
            new ArrayBlockingQueue<>(1, true, List.of(1)));
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch looked = new CountDownLatch(1);
    Thread holder = new Thread(() -> hold(locked, 0, held, looked));
    holder.start();
    held.await();
    try {
      assertThat(shown(locked))
          .isEqualTo(
              List.of(
                  List.of(1L), Map.of("a", 1L), List.of(1L), Map.of("a", 1L), "a", List.of(1L)));
    } finally {
      looked.countDown();
      holder.join();
    }
  }

  private static void hold(
      List<Object> locked, int index, CountDownLatch held, CountDownLatch looked) {
    if (index == locked.size()) {
      held.countDown();
      try {
        looked.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return;
    }
    synchronized (locked.get(index)) {
      hold(locked, index + 1, held, looked);
    }
  }

  @Test
  void saysWhenTheJvmRefusesAField() {
    // By its class loader no class of the JDK, but in a module that opens nothing to us.
    Object closed =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, null);

    assertThat(shown(closed)).isEqualTo(Shapes.object(closed.getClass(), "@cut", "unreadable"));
  }

  @Test
  void saysWhenTheClassOfAFieldIsMissing() throws Exception {
    Object holder = new Incomplete().holder();

    assertThat(shown(holder)).isEqualTo(Shapes.object(holder.getClass(), "@cut", "unreadable"));
  }

  /** A class loader that has a class, but not the class of one of its fields. */
  private static final class Incomplete extends ClassLoader {

    Incomplete() {
      super(UntouchedValuesTest.class.getClassLoader());
    }

    Object holder() throws ReflectiveOperationException {
      return loadClass(Holder.class.getName()).getDeclaredConstructor().newInstance();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(Missing.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      if (!name.equals(Holder.class.getName())) {
        return super.loadClass(name, resolve);
      }
      URL file = getResource(name.replace('.', '/') + ".class");
      try (var in = file.openStream()) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (java.io.IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  static final class Missing {}

  public static final class Holder {
    public int present = 1;
    Missing missing;

    public Holder() {}
  }

  private static Object shown(Object value) {
    Snapshotter snapshotter = new Snapshotter(SnapshotLimits.builder().build(), Redaction.usual());
    return snapshotter.variables(VariableNames.of("v"), new Object[] {value}).get("v");
  }
}
