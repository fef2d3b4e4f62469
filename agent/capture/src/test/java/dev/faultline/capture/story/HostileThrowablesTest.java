package dev.faultline.capture.story;

import static dev.faultline.capture.story.Stories.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exception classes whose own methods do what they should not. */
class HostileThrowablesTest {

  private final Stories stories = new Stories();

  static class Throwing extends Exception {
    final Error failure;

    Throwing(Error failure) {
      this.failure = failure;
    }

    @Override
    public String getMessage() {
      throw failure;
    }

    @Override
    public synchronized Throwable getCause() {
      throw failure;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw failure;
    }

    @Override
    public String toString() {
      throw failure;
    }

    @Override
    public int hashCode() {
      throw failure;
    }

    @Override
    public boolean equals(Object other) {
      throw failure;
    }
  }

  static List<Error> failures() {
    return List.of(new AssertionError(), new StackOverflowError(), new OutOfMemoryError());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void tellsOfAnExceptionWhoseMethodsThrow(Error failure) {
    stories.thrown(new Throwing(failure), stories.site("run", 7, "v"), "x");

    ExceptionEvent event = only();
    ExceptionLink link = event.exceptions().get(0);
    assertThat(event.exceptions()).hasSize(1);
    assertThat(link.type()).isEqualTo(Throwing.class.getName());
    assertThat(link.message())
        .isEqualTo("[its getMessage() threw " + failure.getClass().getName() + "]");
    assertThat(Stories.variables(link)).containsExactly("run: {v=x}");
  }

  static class Nothing extends Exception {
    @Override
    public String getMessage() {
      return null;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return null;
    }
  }

  @Test
  void tellsOfAnExceptionWhoseMethodsReturnNull() {
    stories.thrown(new Nothing(), stories.site("run", 7, "v"), "x");

    ExceptionLink link = only().exceptions().get(0);
    assertThat(link.message()).isNull();
    assertThat(Stories.variables(link)).containsExactly("run: {v=x}");
  }

  static class Gaps extends Exception {
    @Override
    public StackTraceElement[] getStackTrace() {
      return new StackTraceElement[] {
        null, new StackTraceElement("com.acme.A", "b", null, 1), null
      };
    }
  }

  @Test
  void tellsOfAnExceptionWithHolesInItsStackTrace() {
    stories.uncaught(new Gaps());

    assertThat(only().exceptions().get(0).frames()).hasSize(1);
  }

  static class Own extends Exception {
    @Override
    public synchronized Throwable getCause() {
      return this;
    }
  }

  @Test
  void endsAtAnExceptionThatIsItsOwnCause() {
    stories.thrown(new Own(), stories.site("run", 7));

    assertThat(only().exceptions()).hasSize(1);
  }

  @Test
  void endsACycleOfCauses() {
    Exception one = new Exception("one");
    Exception two = new Exception("two", one);
    one.initCause(two);
    stories.thrown(one, stories.site("run", 7));
    stories.thrown(two, stories.site("run", 8));

    assertThat(only().exceptions())
        .extracting(ExceptionLink::message)
        .containsExactly("two", "one");
  }

  @Test
  void endsACycleThroughSuppressedExceptions() {
    Exception one = new Exception("one");
    Exception two = new Exception("two", one);
    one.addSuppressed(two);
    stories.thrown(two, stories.site("run", 8));

    assertThat(only().exceptions())
        .extracting(ExceptionLink::message)
        .containsExactly("two", "one");
    assertThat(stories.told.get(0).suppressed()).isEmpty();
  }

  /** Makes a new cause whenever it is asked. */
  static class Endless extends Exception {
    @Override
    public synchronized Throwable getCause() {
      return new Endless();
    }
  }

  @Test
  void cutsAChainWithoutEnd() {
    stories.thrown(new Endless(), stories.site("run", 7));

    assertThat(only().exceptions()).hasSize(32);
  }

  @Test
  void cutsWhatIsSuppressedWithoutEnd() {
    Exception thrown = at(new Exception(), "run", 7);
    for (int i = 0; i < 1000; i++) {
      thrown.addSuppressed(new Exception());
    }
    stories.thrown(thrown, stories.site("run", 7));

    assertThat(only().suppressed()).hasSize(16);
  }

  private ExceptionEvent only() {
    List<ExceptionEvent> told = stories.settle();
    assertThat(told).hasSize(1);
    return told.get(0);
  }
}
