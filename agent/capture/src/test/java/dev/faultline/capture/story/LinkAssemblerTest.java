package dev.faultline.capture.story;

import static dev.faultline.capture.story.Stories.at;
import static dev.faultline.capture.story.Stories.variables;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.site.ExitSite;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where variables stand, and what is said when something is missing. */
class LinkAssemblerTest {

  private final Stories stories = new Stories();

  @Test
  void tellsTheFramesInnermostFirstAndWhichAreInApp() {
    Exception thrown = new Exception();
    stories.thrown(thrown, stories.siteOf(thrown.getStackTrace()[0], "a"), 1);

    List<Frame> frames = link().frames();
    assertThat(frames)
        .extracting(Frame::methodName)
        .startsWith("tellsTheFramesInnermostFirstAndWhichAreInApp");
    assertThat(frames.get(0).inApp()).isTrue();
    assertThat(frames.get(0).variables()).containsEntry("a", 1L);
    assertThat(frames)
        .filteredOn(Frame::inApp)
        .allSatisfy(frame -> assertThat(frame.className()).startsWith("dev.faultline."));
    assertThat(frames).anySatisfy(frame -> assertThat(frame.inApp()).isFalse());
  }

  @Test
  void findsTheFrameByItsLineAmongSeveralOfTheMethod() {
    stories.thrown(at(new Exception(), "make", 3, "run", 8, "run", 7), site("run", 7), "outer");

    assertThat(link().frames())
        .extracting(Frame::variables)
        .satisfiesExactly(
            make -> assertThat(make).isNull(),
            inner -> assertThat(inner).isNull(),
            outer -> assertThat(outer).containsEntry("v", "outer"));
  }

  /** {@code throw} on one line, {@code new} on the next. */
  @Test
  void findsTheFrameOfAStatementOfSeveralLines() {
    stories.thrown(at(new Exception(), "run", 8, "main", 1), site("run", 7), "x");

    assertThat(variables(link())).containsExactly("run: {v=x}");
  }

  @Test
  void putsTheThrowIntoTheInnermostFrameOfARecursion() {
    stories.thrown(at(new Exception(), "run", 7, "run", 9, "run", 9), site("run", 7), "x");

    assertThat(link().frames().get(0).variables()).containsEntry("v", "x");
    assertThat(variables(link())).hasSize(1);
  }

  /** Which of several calls of one method it was that threw again, nothing tells. */
  @Test
  void leavesARethrowOutOfARecursionRatherThanPutItIntoTheWrongFrame() {
    Exception thrown = at(new Exception(), "deep", 3, "run", 9, "run", 9, "run", 9);
    stories.thrown(thrown, site("deep", 3), "deepest");
    stories.thrown(thrown, site("run", 12), "of one of three calls");

    assertThat(variables(link())).containsExactly("deep: {v=deepest}");
  }

  @Test
  void putsARethrowIntoTheFrameOfItsMethod() {
    Exception thrown = at(new Exception(), "deep", 3, "run", 9);
    stories.thrown(thrown, site("deep", 3), "deepest");
    stories.thrown(thrown, site("run", 12), "handler");

    assertThat(variables(link())).containsExactly("deep: {v=deepest}", "run: {v=handler}");
  }

  @Test
  void putsArgumentsAsAtEntryBeforeTheLocalsOfTheThrow() {
    Exception thrown = at(new Exception(), "run", 7, "main", 1);
    stories.thrown(thrown, stories.site("run", 7, "amount", "kept", "sum"), -12, "the same", 40);
    ExitSite named =
        stories
            .sites
            .of("com.acme.Shop", null)
            .entrySite("()", "run", 5, List.of("amount", "kept"));
    stories.recorder.exited(thrown, named.number(), new Object[] {12, "the same"});

    assertThat(variables(link()))
        .containsExactly("run: {amount=12, kept=the same, amount (when it threw)=-12, sum=40}");
  }

  @Test
  void putsArgumentsIntoTheCallThatThrewAmongSeveral() {
    Exception thrown = at(new Exception(), "run", 7, "run", 9, "run", 9);
    stories.thrown(thrown, site("run", 7), "later");
    ExitSite named =
        stories.sites.of("com.acme.Shop", null).entrySite("()", "run", 5, List.of("v"));
    stories.recorder.exited(thrown, named.number(), new Object[] {"at entry"});
    stories.recorder.exited(thrown, named.number(), new Object[] {"of an outer call"});

    assertThat(variables(link())).containsExactly("run: {v=at entry, v (when it threw)=later}");
  }

  @Test
  void keepsTheVariablesOfTheThrowWhenTheSameMethodThrowsAgain() {
    Exception thrown = at(new Exception(), "run", 7);
    stories.thrown(thrown, site("run", 7), "throw");
    stories.thrown(thrown, site("run", 12), "rethrow");

    assertThat(variables(link())).containsExactly("run: {v=throw}");
  }

  @Test
  void showsTheThrowSiteOfAThrowableThatWasMadeElsewhere() {
    stories.thrown(at(new Exception(), "<clinit>", 1), site("run", 7), "x");

    ExceptionLink link = link();
    assertThat(link.frames()).extracting(Frame::methodName).containsExactly("run", "<clinit>");
    assertThat(variables(link)).containsExactly("run: {v=x}");
    assertThat(link.frames().get(0).line()).isEqualTo(7);
    assertThat(link.frames().get(0).inApp()).isTrue();
    assertThat(link.note()).isEqualTo("thrown here, but its stack trace was made elsewhere");
  }

  private static final class Stackless extends Exception {
    Stackless() {
      super("m", null, false, false);
    }
  }

  @Test
  void showsTheThrowSiteOfAThrowableWithoutStackTrace() {
    stories.thrown(new Stackless(), site("run", 7), "x");

    assertThat(variables(link())).containsExactly("run: {v=x}");
    assertThat(link().note()).isEqualTo("made without a stack trace");
  }

  static List<Throwable> omitted() {
    return List.of(
        new NullPointerException(),
        new ArrayIndexOutOfBoundsException(),
        new ClassCastException(),
        new ArithmeticException(),
        new ArrayStoreException());
  }

  @ParameterizedTest
  @MethodSource("omitted")
  void saysWhenTheJvmLeftTheStackTraceOut(Throwable throwable) {
    stories.uncaught(at(throwable));

    assertThat(link().frames()).isEmpty();
    assertThat(link().note()).isEqualTo("stack trace omitted by the JVM");
  }

  @Test
  void cutsTheOutermostFramesAndSaysHowMany() {
    List<Object> trace = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      trace.add("m" + i);
      trace.add(i);
    }
    stories.thrown(at(new Exception(), trace.toArray()), site("m0", 0), "x");

    assertThat(link().frames()).hasSize(256);
    assertThat(link().framesOmitted()).isEqualTo(44);
    assertThat(link().frames().get(255).methodName()).isEqualTo("m255");
    assertThat(link().note()).isNull();
  }

  private ThrowSite site(String method, int line) {
    return stories.site(method, line, "v");
  }

  private ExceptionLink link() {
    if (stories.told.isEmpty()) {
      stories.settle();
    }
    return stories.told.get(0).exceptions().get(0);
  }
}
