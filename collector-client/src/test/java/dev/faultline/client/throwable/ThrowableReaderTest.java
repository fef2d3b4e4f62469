package dev.faultline.client.throwable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrowableReaderTest {
  private final ThrowableReader reader =
      new ThrowableReader(InAppPackages.of(List.of("dev.faultline.client.throwable")));

  private ExceptionEvent read(Throwable throwable) {
    return reader.read(throwable).id("1").build();
  }

  @Test
  void theChainAndWhatItSuppressesAreRead() {
    IOException inner = new IOException("no route");
    IllegalStateException outer = new IllegalStateException("order failed", inner);
    inner.addSuppressed(new ArithmeticException("closing"));

    ExceptionEvent event = read(outer);

    assertThat(event.exceptions())
        .extracting(ExceptionLink::type)
        .containsExactly("java.lang.IllegalStateException", "java.io.IOException");
    assertThat(event.exceptions())
        .extracting(ExceptionLink::message)
        .containsExactly("order failed", "no route");
    assertThat(event.suppressed()).singleElement().satisfies(side -> assertThat(side.of()).isOne());
    assertThat(event.suppressed().get(0).exception().message()).isEqualTo("closing");
  }

  @Test
  void theTextIsThatOfTheJdk() {
    Exception outer = new IllegalStateException("order failed", new IOException("no route"));
    StringWriter printed = new StringWriter();
    outer.printStackTrace(new PrintWriter(printed));

    // The JDK names module and class loader before the class; events do not.
    assertThat(read(outer).stackTrace().lines().map(line -> line.replaceAll("\\d+ more", "more")))
        .containsExactlyElementsOf(
            printed
                .toString()
                .lines()
                .map(line -> line.replaceAll("at [^(]*/", "at ").replaceAll("\\d+ more", "more"))
                .toList());
  }

  @Test
  void framesOfNamedPackagesAreInApp() {
    List<Frame> frames = read(new Exception()).exceptions().get(0).frames();

    assertThat(frames.get(0).className()).isEqualTo(getClass().getName());
    assertThat(frames.get(0).inApp()).isTrue();
    assertThat(frames)
        .filteredOn(frame -> frame.className().startsWith("java."))
        .isNotEmpty()
        .noneMatch(Frame::inApp);
    assertThat(frames)
        .filteredOn(frame -> frame.className().startsWith("org.junit."))
        .isNotEmpty()
        .noneMatch(Frame::inApp);
  }

  @Test
  void withoutNamesAllButTheJdkIsInApp() {
    ThrowableReader any = new ThrowableReader(InAppPackages.of(List.of()));

    List<Frame> frames = any.read(new Exception()).id("1").build().exceptions().get(0).frames();

    assertThat(frames)
        .allSatisfy(
            frame ->
                assertThat(frame.inApp())
                    .isEqualTo(!frame.className().matches("(java|jdk|sun)\\..*")));
  }

  @Test
  void aNameIsNoPrefixOfALongerOne() {
    InAppPackages acme = InAppPackages.of(List.of("com.acme", "org.shop.Main"));

    assertThat(acme.include("com.acme.Order")).isTrue();
    assertThat(acme.include("com.acmedia.Order")).isFalse();
    assertThat(acme.include("org.shop.Main$Inner")).isTrue();
    assertThat(acme.include("org.shop.MainOther")).isFalse();
  }

  @Test
  void aChainThatClosesInItselfEnds() {
    IllegalStateException first = new IllegalStateException("first");
    IOException second = new IOException("second", first);
    first.initCause(second);
    first.addSuppressed(second);

    assertThat(read(first).exceptions())
        .extracting(ExceptionLink::message)
        .containsExactly("first", "second");
    assertThat(read(first).suppressed()).isEmpty();
  }

  @Test
  void ofALongChainBothEndsAreKeptAndTheGapIsMarked() {
    Throwable outermost = new IOException("root cause");
    for (int i = 1; i < 5_000; i++) {
      outermost = new IllegalStateException("number " + i, outermost);
    }

    ExceptionEvent event = read(outermost);

    List<ExceptionLink> chain = event.exceptions();
    assertThat(chain).hasSize(32);
    assertThat(chain.get(0).message()).isEqualTo("number 4999");
    assertThat(chain.get(15).note())
        .isEqualTo("4968 exceptions after it left out: there are too many");
    assertThat(chain.get(16).message()).isEqualTo("number 15");
    assertThat(chain.get(31).message()).isEqualTo("root cause");
    assertThat(chain).filteredOn(link -> link.note() != null).hasSize(1);
    assertThat(event.detail()).isEqualTo("cut-to-size");
  }

  @Test
  void aChainThatFitsIsLeftAlone() {
    Throwable outermost = new IOException("number 0");
    for (int i = 1; i < 32; i++) {
      outermost = new IllegalStateException("number " + i, outermost);
    }

    ExceptionEvent event = read(outermost);

    assertThat(event.exceptions()).hasSize(32).allMatch(link -> link.note() == null);
    assertThat(event.exceptions().get(31).message()).isEqualTo("number 0");
    assertThat(event.detail()).isNull();
  }

  @Test
  void anEndlessChainIsCut() {
    List<ExceptionLink> chain = read(new Endless(0)).exceptions();

    assertThat(chain).hasSize(32);
    assertThat(chain.get(30).note()).isNull();
    assertThat(chain.get(31).note()).isEqualTo("its causes are left out: there are too many");
  }

  @Test
  void suppressedExceptionsThatAreTooManyAreCounted() {
    Exception inner = new IOException("inner");
    Exception outer = new IllegalStateException("outer", inner);
    for (int i = 0; i < 10; i++) {
      outer.addSuppressed(new ArithmeticException("outer's " + i));
      inner.addSuppressed(new ArithmeticException("inner's " + i));
    }

    ExceptionEvent event = read(outer);

    assertThat(event.suppressed()).hasSize(16);
    assertThat(event.exceptions().get(0).note()).isNull();
    assertThat(event.exceptions().get(1).note())
        .isEqualTo("4 suppressed exceptions left out: there are too many");
    assertThat(event.detail()).isEqualTo("cut-to-size");
  }

  @Test
  void aDeepStackIsCutAndSaysSo() {
    ExceptionLink link = read(atDepth(1_000)).exceptions().get(0);

    assertThat(link.frames()).hasSize(256);
    assertThat(link.framesOmitted()).isGreaterThan(700);
  }

  private static Exception atDepth(int depth) {
    return depth == 0 ? new Exception() : atDepth(depth - 1);
  }

  @Test
  void anExceptionWhoseMethodsThrowIsToldAsFarAsItTells() {
    ExceptionLink link = read(new Hostile()).exceptions().get(0);

    assertThat(link.type()).isEqualTo(Hostile.class.getName());
    assertThat(link.message())
        .isEqualTo("[its getMessage() threw java.lang.UnsupportedOperationException]");
    assertThat(link.frames()).isEmpty();
    assertThat(link.note()).isEqualTo("made without a stack trace");
  }

  private static final class Endless extends Exception {
    private static final long serialVersionUID = 1L;

    private final int number;

    Endless(int number) {
      super("number " + number);
      this.number = number;
    }

    @Override
    public synchronized Throwable getCause() {
      return new Endless(number + 1);
    }
  }

  private static final class Hostile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new UnsupportedOperationException();
    }

    @Override
    public synchronized Throwable getCause() {
      throw new UnsupportedOperationException();
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return null;
    }
  }
}
