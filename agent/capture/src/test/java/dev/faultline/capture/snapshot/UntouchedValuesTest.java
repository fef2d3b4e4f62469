package dev.faultline.capture.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.Vector;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
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
    assertThat((Map<?, ?>) shown).hasSize(2);
    assertThat(shown(List.of(value))).isEqualTo(List.of(shown));
  }

  static List<Object> opaque() {
    Supplier<String> lambda = () -> "never called";
    Object proxy =
        Proxy.newProxyInstance(
            UntouchedValuesTest.class.getClassLoader(),
            new Class<?>[] {Function.class},
            (self, method, arguments) -> {
              throw new AssertionError(method + " was called");
            });
    return List.of(
        lambda,
        proxy,
        Optional.of("never looked into"),
        new AtomicReference<>("a"),
        Collections.unmodifiableList(new ArrayList<>()),
        Collections.synchronizedMap(new HashMap<>()),
        new Vector<>(List.of(1)),
        new Hashtable<>(Map.of(1, 2)),
        new Properties(),
        new ConcurrentLinkedQueue<>(List.of(1)),
        new HashMap<>(Map.of("a", 1)).keySet(),
        new AbstractMap.SimpleEntry<>("a", 1),
        new BitSet(),
        new ByteArrayInputStream(new byte[0]),
        new IllegalStateException("of the JDK"),
        Thread.currentThread(),
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
    Snapshotter snapshotter =
        new Snapshotter(SnapshotLimits.builder().build(), NameRedaction.usualAnd(List.of()));
    return snapshotter.variables(List.of("v"), new Object[] {value}).get("v");
  }
}
