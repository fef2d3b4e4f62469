package dev.faultline.weaving.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What woven methods tell of exceptions that they did not throw themselves. */
class ExitSitesTest {

  private final WovenClasses classes = new WovenClasses(ExitMethods.every());
  private final Class<?> passing = classes.load(Corpus.classFile(Passing.class));

  @Test
  void tellsOfAnExceptionOfTheJvmWithTheLocalsInScope() {
    Throwable thrown = classes.run(passing, "elementOf", new int[] {1, 2}, 7);

    assertThat(thrown).isInstanceOf(ArrayIndexOutOfBoundsException.class);
    assertThat(classes.told).hasSize(1);
    assertThat(classes.told.get(0).throwable()).isSameAs(thrown);
    assertThat(classes.told.get(0).locals())
        .containsOnly(entry("array", new int[] {1, 2}), entry("index", 7), entry("twice", 14));
  }

  @Test
  void hasTheLocalsOfThePlaceWhereItHappened() {
    classes.run(passing, "branches", "text", 1);
    classes.run(passing, "branches", "text", 2);
    classes.run(passing, "branches", null, 3);

    assertThat(classes.told)
        .extracting(WovenClasses.Told::locals)
        .satisfiesExactly(
            locals ->
                assertThat(locals)
                    .containsOnly(
                        entry("text", "text"), entry("way", 1), entry("large", 10_000_000_000L)),
            locals ->
                assertThat(locals)
                    .containsOnly(entry("text", "text"), entry("way", 2), entry("half", 0.5)),
            locals -> assertThat(locals).containsOnlyKeys("text", "way"));
  }

  @Test
  void tellsWithLocalsOfWhatTheMethodItselfCatches() {
    assertThat(classes.run(passing, "catches", "x")).isNull();

    assertThat(classes.told).hasSize(1);
    assertThat(classes.told.get(0).locals()).containsOnly(entry("text", "x"), entry("at", 9));
    assertThat(classes.caught).hasSize(1);
    assertThat(classes.caught.get(0).throwable()).isSameAs(classes.told.get(0).throwable());
  }

  @Test
  void leavesEachExceptionToTheHandlerThatItIsFor() {
    assertThat(classes.run(passing, "catchesByType", (Object) null)).isNull();
    assertThat(classes.run(passing, "catchesByType", "12")).isNull();
    assertThat(classes.run(passing, "catchesByType", "text")).isNull();

    assertThat(classes.caught)
        .extracting(told -> told.throwable().getClass().getSimpleName())
        .containsExactly(
            "NullPointerException",
            "StringIndexOutOfBoundsException",
            "NumberFormatException",
            "IllegalStateException");
  }

  @Test
  void tellsOfWhatLeavesAFinallyBlock() {
    Throwable thrown = classes.run(passing, "finishes", (Object) null);

    assertThat(thrown).isInstanceOf(NullPointerException.class);
    assertThat(classes.told)
        .isNotEmpty()
        .extracting(WovenClasses.Told::throwable)
        .containsOnly(thrown);
    assertThat(classes.told.get(0).locals()).containsOnlyKeys("text");
  }

  @Test
  void leavesAConstructorAloneUntilItsObjectIsThere() throws Exception {
    Class<?> made = classes.load(Corpus.classFile(Made.class));

    assertThat(classes.run(made, "before", "no number")).isInstanceOf(NumberFormatException.class);
    assertThat(classes.told).extracting(told -> told.site().methodName()).containsOnly("before");
    classes.told.clear();
    assertThat(classes.run(made, "after", (Object) null)).isInstanceOf(NullPointerException.class);
    assertThat(classes.told)
        .extracting(told -> told.site().methodName())
        .containsExactly("<init>", "after");
    assertThat(classes.told.get(0).locals()).containsOnlyKeys("this", "text");
  }

  @SuppressWarnings({"unused", "CatchMayIgnoreException"})
  static final class Passing {

    static int elementOf(int[] array, int index) {
      int twice = 2 * index;
      return array[twice];
    }

    static Object branches(String text, int way) {
      if (way == 1) {
        long large = 10_000_000_000L;
        return text.charAt((int) (large % 1000) + 99);
      }
      if (way == 2) {
        double half = 0.5;
        return text.substring((int) (half * 100));
      }
      return text.length();
    }

    static void catches(String text) {
      int at = 9;
      try {
        text.charAt(at);
      } catch (IndexOutOfBoundsException e) {
      }
    }

    static void catchesByType(String text) {
      Object kept = text;
      try {
        try {
          text.trim();
          Integer.parseInt(text);
          text.charAt(9);
        } catch (NumberFormatException e) {
          throw new IllegalStateException(e);
        } catch (StringIndexOutOfBoundsException e) {
          kept = e;
        } finally {
          List.of(1).get(0);
        }
      } catch (NullPointerException | IllegalStateException e) {
        java.util.Objects.hashCode(kept);
      }
    }

    static int finishes(String text) {
      try {
        return text.length();
      } finally {
        List.of().size();
      }
    }
  }

  @SuppressWarnings("unused")
  static class Made extends Exception {

    private final int length;

    Made(String text) {
      super(text);
      length = text.length();
    }

    Made(String number, boolean asNumber) {
      super("" + Integer.parseInt(number));
      length = 0;
    }

    static void before(String number) {
      new Made(number, true);
    }

    static void after(String text) {
      new Made(text);
    }
  }
}
