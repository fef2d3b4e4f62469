package dev.faultline.weaving.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.site.HandlerUse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** What is read of the handlers of {@link CatchClauses}, as javac compiles them. */
class MethodHandlersTest {

  @ParameterizedTest
  @CsvSource({
    "swallows, swallows completes",
    "swallowsWithAComment, swallows completes",
    "swallowsInALoop, swallows completes",
    "swallowsAfterATypeTest, swallows rethrows completes",
    "asksForTheMessage, reads completes",
    "keepsIt, reads completes",
    "returnsIt, reads completes",
    "passesItOn, reads completes",
    "putsItIntoAnArray, reads completes",
    "putsItIntoALambda, reads completes",
    "logs, logs Logger always completes",
    "logsSometimes, logs Logger completes",
    "logsWhenEnabledOrPrints, logs Logger logs Throwable always completes",
    "logsAmongMany, text completes",
    "logsAsTheLastOfMany, logs FluentLogger always completes",
    "logsAsTheLastOfTwo, logs FluentLogger always completes",
    "logsAsTheFirstOfTwo, text completes",
    "logsAsTheFirstOfMany, text completes",
    "logsAsTheMessage, logs FluentLogger always completes",
    "logsItsMessageOnly, reads text completes",
    "logsItsCause, reads completes",
    "logsAWrapper, reads text completes",
    "logsThroughABuilder, logs LogBuilder always completes",
    "logsAndRethrows, logs Logger always rethrows",
    "logsAndRethrowsOrNot, logs Logger rethrows",
    "prints, logs PrintStream always completes",
    "printsItsText, reads printed completes",
    "printsItsStack, logs Throwable always completes",
    "passesAnArrayOn, reads completes",
    "rethrows, swallows rethrows",
    "rethrowsSometimes, reads rethrows completes",
    "wraps, reads toWrap wraps java.lang.IllegalStateException",
    "wrapsByAFactory, reads toWrap wraps java.lang.RuntimeException",
    "wrapsItsMessage, reads wraps java.lang.IllegalArgumentException",
    "wrapsByInitCause, reads toWrap wraps java.lang.IllegalStateException",
    "wrapsByInitCauseBefore, reads wraps java.lang.IllegalStateException",
    "wrapsAfterALoop, reads wraps java.lang.IllegalStateException completes",
    "throwsTheCause, reads",
    "throwsTheCauseAsAnother, reads",
    "rethrowsWithACause, reads rethrows",
    "wrapsOrLogs, reads toWrap logs Logger wraps java.lang.IllegalStateException completes",
    "wrapsSometimes, reads toWrap wraps java.lang.IllegalStateException completes",
    "wrapsByAFactorySometimes, reads toWrap wraps java.lang.RuntimeException completes",
    "wrapsByInitCauseSometimes, reads toWrap wraps java.lang.IllegalStateException completes",
    "wrapsSometimesInOneOfTwo, reads toWrap wraps java.lang.IllegalArgumentException completes",
    "wrapsItsMessageSometimes, reads wraps java.lang.IllegalArgumentException completes",
    "readsItAndWrapsSometimes, reads wraps java.lang.IllegalStateException completes",
    "wrapsSometimesAndReadsElse, reads wraps java.lang.IllegalStateException completes",
    "makesAWrapperAndThrowsItSometimes, reads wraps java.lang.IllegalStateException completes",
    "suppressesAnotherAndRethrows, swallows rethrows",
    "isSuppressedByAnother, reads",
  })
  void readsWhatAHandlerDoes(String method, String expected) {
    List<Handler> handlers = usersOwn(method);

    assertThat(handlers).hasSize(1);
    assertThat(text(handlers.get(0).use())).isEqualTo(expected);
    assertThat(handlers.get(0).line()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"usesFinally", "synchronizes", "closesAResource", "closesTwoResources"})
  void tellsTheCompilersHandlersApart(String method) {
    assertThat(handlers(method)).isNotEmpty().allMatch(Handler::isCompilerMade);
  }

  @Test
  void leavesTheCatchClauseOfATryWithResourcesToItsAuthor() {
    assertThat(usersOwn("closesAResourceAndSwallows")).hasSize(1);
    assertThat(handlers("closesAResourceAndSwallows")).hasSizeGreaterThan(1);
  }

  @Test
  void takesAFinallyThatReturnsForItsAuthorsOwn() {
    assertThat(usersOwn("returnsInFinally"))
        .singleElement()
        .satisfies(
            handler -> {
              assertThat(handler.types()).isEmpty();
              assertThat(text(handler.use())).isEqualTo("swallows completes");
            });
  }

  @Test
  void takesAFinallyThatReturnsSometimesForItsAuthorsOwn() {
    assertThat(usersOwn("returnsInFinallySometimes"))
        .singleElement()
        .satisfies(
            handler -> assertThat(text(handler.use())).isEqualTo("swallows rethrows completes"));
  }

  @Test
  void namesEveryTypeOfAMultiCatch() {
    assertThat(usersOwn("catchesSeveral"))
        .singleElement()
        .satisfies(
            handler ->
                assertThat(handler.types())
                    .containsExactly(
                        "java/lang/ArithmeticException", "java/lang/ClassCastException"));
  }

  @Test
  void keepsHandlersOfOneMethodApart() {
    assertThat(usersOwn("catchesDifferently"))
        .extracting(handler -> handler.types().get(0) + ": " + text(handler.use()))
        .containsExactly(
            "java/lang/ArithmeticException: swallows completes",
            "java/lang/ClassCastException: reads toWrap wraps java.lang.IllegalStateException",
            "java/lang/RuntimeException: logs Logger always completes");
  }

  private static String text(HandlerUse use) {
    List<String> words = new ArrayList<>();
    add(words, use.swallows(), "swallows");
    add(words, use.reads(), "reads");
    add(words, use.readsToWrapAlone(), "toWrap");
    use.loggers().forEach(logger -> words.add("logs " + logger.replaceFirst(".*[/$]", "")));
    add(words, use.logsOnEveryWay(), "always");
    add(words, use.logsText(), "text");
    add(words, use.printsText(), "printed");
    add(words, use.rethrows(), "rethrows");
    add(words, use.wrapper() != null, "wraps " + use.wrapper());
    add(words, use.mayComplete(), "completes");
    return String.join(" ", words);
  }

  private static void add(List<String> words, boolean holds, String word) {
    if (holds) {
      words.add(word);
    }
  }

  private static List<Handler> usersOwn(String method) {
    return handlers(method).stream().filter(handler -> !handler.isCompilerMade()).toList();
  }

  private static List<Handler> handlers(String name) {
    List<Handler> found = new ArrayList<>();
    new ClassReader(classFile())
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              private String className;

              @Override
              public void visit(
                  int version, int access, String type, String signature, String s, String[] i) {
                className = type;
              }

              @Override
              public MethodVisitor visitMethod(
                  int access, String method, String descriptor, String signature, String[] e) {
                return !method.equals(name)
                    ? null
                    : new MethodNode(Opcodes.ASM9, access, method, descriptor, signature, e) {
                      @Override
                      public void visitEnd() {
                        found.addAll(MethodHandlers.of(className, this).handlers());
                      }
                    };
              }
            },
            0);
    return found;
  }

  private static byte[] classFile() {
    try (InputStream in = CatchClauses.class.getResourceAsStream("CatchClauses.class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
