package dev.faultline.weaving.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What woven finally blocks tell of the exceptions that they lose. */
class FinallySitesTest {

  private WovenClasses classes;
  private Class<?> blocks;

  private void load(boolean withExits) {
    classes = new WovenClasses(withExits ? ExitMethods.every() : ExitMethods.upTo(0));
    blocks = classes.load(Corpus.classFile(Blocks.class));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tellsOfAThrowInFinally(boolean withExits) {
    load(withExits);
    Throwable thrown = classes.run(blocks, "throwsInFinally");

    assertThat(thrown).hasMessage("in finally");
    assertThat(classes.replaced).hasSize(1);
    assertThat(classes.replaced.get(0).lost()).hasMessage("lost");
    assertThat(classes.replaced.get(0).by()).isSameAs(thrown);
    assertThat(classes.replaced.get(0).site().methodName()).isEqualTo("throwsInFinally");
    assertThat(classes.replaced.get(0).site().line()).isPositive();
    assertThat(classes.replaced.get(0).site().kind()).isEqualTo("finally");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tellsOfWhatACallInFinallyThrows(boolean withExits) {
    load(withExits);
    Throwable thrown = classes.run(blocks, "callsInFinally", "no number", 1L, 2.0);

    assertThat(thrown).isInstanceOf(NumberFormatException.class);
    assertThat(lives()).containsExactly("lost by NumberFormatException");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void saysNothingOfWhatGoesOn(boolean withExits) {
    load(withExits);
    Throwable thrown = classes.run(blocks, "callsInFinally", "7", 1L, 2.0);

    assertThat(thrown).hasMessage("lost");
    assertThat(classes.replaced).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void saysNothingWithoutAnExceptionToLose(boolean withExits) {
    load(withExits);
    Throwable thrown = classes.run(blocks, "onlyThrowsInFinally");

    assertThat(thrown).hasMessage("in finally");
    assertThat(classes.replaced).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void leavesToTheBlockWhatItCatchesItself(boolean withExits) {
    load(withExits);
    Throwable thrown = classes.run(blocks, "catchesInFinally", "no number");

    assertThat(thrown).hasMessage("lost");
    assertThat(classes.replaced).isEmpty();
    assertThat(classes.caught).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tellsOfWhatAHandlerInFinallyThrows(boolean withExits) {
    load(withExits);
    Throwable thrown = classes.run(blocks, "catchesInFinally", "");

    assertThat(thrown).hasMessage("nothing");
    assertThat(lives()).containsExactly("lost by IllegalStateException");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void leavesToTheMethodsOwnHandlersWhatLeavesTheBlock(boolean withExits) {
    load(withExits);
    assertThat(classes.run(blocks, "catchesWhatFinallyThrows", "no number")).isNull();

    assertThat(lives()).containsExactly("lost by NumberFormatException");
    assertThat(classes.caught).hasSize(1);
    assertThat(classes.caught.get(0).throwable()).isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tellsOfEachOfNestedBlocks(boolean withExits) {
    load(withExits);
    Throwable thrown = classes.run(blocks, "nested", "no number");

    assertThat(thrown).isInstanceOf(NullPointerException.class);
    assertThat(lives())
        .containsExactly(
            "lost by NumberFormatException", thrownBy("no number") + " by NullPointerException");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tellsOfBlocksWithinBlocks(boolean withExits) {
    load(withExits);
    Throwable thrown = classes.run(blocks, "within", "no number");

    assertThat(thrown).isInstanceOf(NullPointerException.class);
    assertThat(lives())
        .containsExactly(
            thrownBy("no number") + " by NullPointerException", "lost by NullPointerException");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tellsOfConstructors(boolean withExits) {
    load(withExits);
    classes.load(Corpus.classFile(Made.class));
    Throwable thrown = classes.run(blocks, "makes", "no number");

    assertThat(thrown).isInstanceOf(NumberFormatException.class);
    assertThat(lives()).containsExactly("lost by NumberFormatException");
  }

  @Test
  void leavesMonitorsAlone() {
    load(false);
    Throwable thrown = classes.run(blocks, "synchronizes", new Object());

    assertThat(thrown).hasMessage("lost");
    for (int i = 0; i < classes.sites.size(); i++) {
      if (classes.sites.get(i).methodName().equals("synchronizes")) {
        assertThat(classes.sites.get(i).kind()).isNotEqualTo("finally");
      }
    }
  }

  private Iterable<String> lives() {
    return classes.replaced.stream()
        .map(one -> one.lost().getMessage() + " by " + one.by().getClass().getSimpleName())
        .toList();
  }

  private static String thrownBy(String text) {
    return "For input string: \"" + text + "\"";
  }

  @SuppressWarnings({"unused", "finally"})
  static final class Blocks {

    static void throwsInFinally() {
      try {
        fail();
      } finally {
        throw new IllegalArgumentException("in finally");
      }
    }

    static void onlyThrowsInFinally() {
      try {
        "text".trim();
      } finally {
        throw new IllegalArgumentException("in finally");
      }
    }

    static int callsInFinally(String text, long a, double b) {
      try {
        fail();
        return 1;
      } finally {
        double sum = a + b;
        Integer.parseInt(text);
        String.valueOf(sum);
      }
    }

    static void catchesInFinally(String text) {
      try {
        fail();
      } finally {
        try {
          Integer.parseInt(text);
        } catch (NumberFormatException e) {
          if (text.isEmpty()) {
            throw new IllegalStateException("nothing");
          }
        }
      }
    }

    static void catchesWhatFinallyThrows(String text) {
      String kept = text;
      try {
        try {
          fail();
        } finally {
          Integer.parseInt(kept);
        }
      } catch (NumberFormatException e) {
        java.util.Objects.hash(kept);
      }
    }

    static void nested(String text) {
      try {
        try {
          fail();
        } finally {
          Integer.parseInt(text);
        }
      } finally {
        length(null);
      }
    }

    static void within(String text) {
      try {
        fail();
      } finally {
        try {
          Integer.parseInt(text);
        } finally {
          length(null);
        }
      }
    }

    static void makes(String text) {
      new Made(text);
    }

    static void synchronizes(Object lock) {
      synchronized (lock) {
        fail();
      }
    }

    private static int length(String text) {
      return text.length();
    }

    private static void fail() {
      throw new IllegalStateException("lost");
    }
  }

  static final class Made extends Exception {

    private static final long serialVersionUID = 1;

    Made(String text) {
      try {
        throw new IllegalStateException("lost");
      } finally {
        Integer.parseInt(text);
      }
    }
  }
}
