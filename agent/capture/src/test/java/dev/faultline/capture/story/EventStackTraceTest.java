package dev.faultline.capture.story;

import static dev.faultline.capture.story.Stories.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventStackTraceTest {

  private final Stories stories = new Stories();

  static List<Throwable> ordinary() {
    Exception cause = at(new IllegalStateException("why"), "deep", 3, "run", 9, "main", 1);
    Exception closing = at(new Exception("of close()"), "close", 4, "run", 10, "main", 1);
    Exception suppressing = at(new Exception("both", cause), "run", 12, "main", 1);
    suppressing.addSuppressed(closing);
    suppressing.addSuppressed(at(new Error(), "close", 5, "run", 10, "main", 1));
    return List.of(
        at(new Exception("message"), "run", 9, "main", 1),
        at(new Exception(), "run", 9),
        at(new Exception(""), "run", 9),
        at(new Exception("two\nlines"), "run", -2, "main", -1),
        at(new Exception("no trace")),
        at(new Exception("wrapped", cause), "run", 11, "main", 1),
        at(new Exception(cause), "run", 11, "main", 1),
        at(
            new Exception("outer", at(new Exception("middle", cause), "run", 11, "main", 1)),
            "main",
            2),
        at(new Exception("same trace", at(new Exception("x"), "run", 9)), "run", 9),
        at(new Exception("recursion", at(new Exception("x"), "run", 9, "run", 9)), "run", 9),
        suppressing);
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void isWhatPrintStackTracePrints(Throwable throwable) {
    stories.uncaught(throwable);

    assertThat(text()).isEqualTo(printed(throwable));
  }

  /** Of traces that were cut, the ends are not the threads' first frames. */
  @Test
  void sharesNoFramesBetweenTracesThatWereCut() {
    Throwable cause = at(new StackOverflowError(), recursion(1024));
    stories.uncaught(at(new Exception("wrapped", cause), recursion(1000)));

    String[] lines = text().split("\n");
    assertThat(lines).filteredOn(line -> line.startsWith("\tat ")).hasSize(512);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("\t..."))
        .containsExactly("\t... 744 more", "\t... 768 more");
  }

  private static Object[] recursion(int depth) {
    List<Object> trace = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      trace.add("run");
      trace.add(9);
    }
    return trace.toArray();
  }

  private String text() {
    stories.take();
    return stories.told.get(0).stackTrace();
  }

  private static String printed(Throwable throwable) {
    StringWriter text = new StringWriter();
    throwable.printStackTrace(new PrintWriter(text));
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
