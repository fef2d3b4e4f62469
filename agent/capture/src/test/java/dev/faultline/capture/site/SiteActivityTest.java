package dev.faultline.capture.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.AtOnce;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SiteActivityTest {

  private final Site site =
      new SiteRegistry()
          .of("com.acme.Shop", null)
          .throwSite(0, "order", 42, List.of(), ThrownOrigin.ELSEWHERE);
  private final SiteActivity activity = site.activity();

  @Test
  void tellsTypesApart() {
    Fingerprint state = activity.of(new IllegalStateException("one"));
    Fingerprint argument = activity.of(new IllegalArgumentException());

    assertThat(activity.of(new IllegalStateException("two"))).isSameAs(state);
    assertThat(argument).isNotSameAs(state);
    assertThat(state.type()).isEqualTo("java.lang.IllegalStateException");
    assertThat(state.site()).isSameAs(site);
    assertThat(activity.fingerprints()).containsExactly(state, argument);
  }

  @Test
  void takesClassesOfTheSameNameForOneType() throws Exception {
    Throwable one = oneOfALoaderOfItsOwn();
    Throwable another = oneOfALoaderOfItsOwn();
    assertThat(one.getClass()).isNotSameAs(another.getClass());

    assertThat(activity.of(one)).isSameAs(activity.of(another));
  }

  @Test
  void countsTypesBeyondTheFirstOnesTogether() throws Exception {
    Throwable[] kinds = Kinds.all();
    assertThat(kinds).hasSizeGreaterThan(SiteActivity.MOST_TYPES + 1);

    AtOnce.run(
        4,
        thread -> {
          for (int i = 0; i < 1_000; i++) {
            for (Throwable kind : kinds) {
              activity.of(kind).countSeen();
            }
          }
        });

    assertThat(activity.fingerprints()).hasSize(SiteActivity.MOST_TYPES + 1);
    Fingerprint other = activity.fingerprints().get(SiteActivity.MOST_TYPES);
    assertThat(other.type()).isEqualTo("other");
    assertThat(other.seen()).isEqualTo(4_000L * (kinds.length - SiteActivity.MOST_TYPES));
    assertThat(activity.seen()).isEqualTo(4_000L * kinds.length);
  }

  @Test
  void losesNoCountWhenManyThreadsMeetATypeForTheFirstTime() throws Exception {
    AtOnce.run(
        8,
        thread -> {
          for (int i = 0; i < 10_000; i++) {
            activity.of(i % 2 == 0 ? new Error() : new Exception()).countSeen();
          }
        });

    assertThat(activity.seen()).isEqualTo(80_000);
    assertThat(activity.fingerprints()).extracting(Fingerprint::seen).containsOnly(40_000L);
  }

  @Test
  void turnsOffAtTheFifthFailureAndSaysSoOnce() throws Exception {
    AtomicInteger turnedOff = new AtomicInteger();
    for (int i = 0; i < 4; i++) {
      assertThat(activity.countFailure()).isFalse();
    }
    assertThat(activity.isOff()).isFalse();

    AtOnce.run(8, thread -> turnedOff.addAndGet(activity.countFailure() ? 1 : 0));

    assertThat(turnedOff).hasValue(1);
    assertThat(activity.isOff()).isTrue();
  }

  private static Throwable oneOfALoaderOfItsOwn() throws Exception {
    byte[] classFile =
        SiteActivityTest.class.getResourceAsStream("SiteActivityTest$Own.class").readAllBytes();
    ClassLoader loader =
        new ClassLoader(SiteActivityTest.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(Own.class.getName())
                ? defineClass(name, classFile, 0, classFile.length)
                : super.loadClass(name, resolve);
          }
        };
    return (Throwable) loader.loadClass(Own.class.getName()).getDeclaredConstructor().newInstance();
  }

  /** Loaded by several class loaders. */
  public static final class Own extends Exception {
    public Own() {}
  }

  /** Eighteen types. */
  private static final class Kinds {
    static Throwable[] all() {
      return new Throwable[] {
        new Error(),
        new Exception(),
        new RuntimeException(),
        new IllegalStateException(),
        new IllegalArgumentException(),
        new NumberFormatException(),
        new ArithmeticException(),
        new ArrayStoreException(),
        new ClassCastException(),
        new NullPointerException(),
        new IndexOutOfBoundsException(),
        new ArrayIndexOutOfBoundsException(),
        new StringIndexOutOfBoundsException(),
        new NegativeArraySizeException(),
        new SecurityException(),
        new UnsupportedOperationException(),
        new CloneNotSupportedException(),
        new InterruptedException(),
      };
    }
  }
}
