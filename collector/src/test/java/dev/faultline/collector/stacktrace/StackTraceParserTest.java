package dev.faultline.collector.stacktrace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.event.CapturedException;
import dev.faultline.collector.event.Frame;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StackTraceParserTest {

  private final StackTraceParser parser = new StackTraceParser(InAppPackages.wellKnown());

  private ParsedTrace parse(String... lines) {
    return parser.parse(null, null, String.join("\n", lines));
  }

  private static List<String> methods(CapturedException exception) {
    return exception.frames().stream().map(Frame::method).collect(Collectors.toList());
  }

  @Test
  void linesThatNoJvmPrintsAreNoFrames() {
    // Matched step by step from each bracket, these take seconds.
    for (String part : new String[] {"x() [", "a("}) {
      ParsedTrace trace =
          parse(
              "com.acme.Failure: m", "\tat " + part.repeat(50_000), "\tat com.acme.A.a(A.java:1)");
      assertThat(methods(trace.exceptions().get(0))).containsExactly("a");
    }
  }

  @Test
  void whatTheJvmPrintsComesBackAsItWas() {
    Exception innermost = new IOException("disk\nfull: at last");
    Exception middle = new UncheckedIOException("cannot save", (IOException) innermost);
    middle.addSuppressed(new IllegalStateException("already closed", new RuntimeException()));
    Exception outermost = new IllegalArgumentException(middle);
    outermost.addSuppressed(new InterruptedException());
    StringWriter text = new StringWriter();
    outermost.printStackTrace(new PrintWriter(text, true));

    ParsedTrace trace = parser.parse(null, null, text.toString());

    Throwable expected = outermost;
    for (CapturedException actual : trace.exceptions()) {
      assertThat(actual.type()).isEqualTo(expected.getClass().getName());
      assertThat(actual.message()).isEqualTo(expected.getMessage());
      assertThat(actual.frames()).hasSameSizeAs(expected.getStackTrace());
      for (int i = 0; i < actual.frames().size(); i++) {
        Frame frame = actual.frames().get(i);
        StackTraceElement element = expected.getStackTrace()[i];
        assertThat(frame.className()).isEqualTo(element.getClassName());
        assertThat(frame.method()).isEqualTo(element.getMethodName());
        assertThat(frame.nativeMethod()).isEqualTo(element.isNativeMethod());
        // The JVM does not print the file of a native method.
        assertThat(frame.file()).isEqualTo(element.isNativeMethod() ? null : element.getFileName());
      }
      expected = expected.getCause();
    }
    assertThat(expected).isNull();
    assertThat(trace.suppressed())
        .extracting(entry -> entry.of() + " " + entry.exception().type())
        .containsExactly(
            "0 java.lang.InterruptedException",
            "1 java.lang.IllegalStateException",
            "1 java.lang.RuntimeException");
    assertThat(trace.suppressed().get(1).exception().frames())
        .hasSameSizeAs(middle.getSuppressed()[0].getStackTrace());
    assertThat(trace.suppressed().get(2).exception().note())
        .isEqualTo("cause of the suppressed java.lang.IllegalStateException");
  }

  @Test
  void framesInCommonAreTakenFromTheEnclosingTrace() {
    ParsedTrace trace =
        parse(
            "com.acme.CheckoutException: order 7",
            "\tat com.acme.Checkout.pay(Checkout.java:30)",
            "\tat com.acme.Checkout.run(Checkout.java:12)",
            "\tat com.acme.Main.main(Main.java:5)",
            "Caused by: java.sql.SQLException: deadlock",
            "\tat com.acme.Ledger.book(Ledger.java:88)",
            "\tat com.acme.Checkout.pay(Checkout.java:27)",
            "\t... 2 more",
            "Caused by: java.net.SocketException: Broken pipe",
            "\tat com.acme.Wire.send(Wire.java:3)",
            "\t... 4 common frames omitted");

    assertThat(methods(trace.exceptions().get(1))).containsExactly("book", "pay", "run", "main");
    assertThat(methods(trace.exceptions().get(2)))
        .containsExactly("send", "book", "pay", "run", "main");
    assertThat(trace.exceptions().get(2).framesOmitted()).isZero();
  }

  @Test
  void framesThatAreNowhereToBeFoundAreCounted() {
    ParsedTrace trace =
        parse(
            "A: a",
            "\tat p.A.a(A.java:1)",
            "Caused by: B: b",
            "\tat p.B.b(B.java:1)",
            "\t... 9 more");

    assertThat(methods(trace.exceptions().get(1))).containsExactly("b", "a");
    assertThat(trace.exceptions().get(1).framesOmitted()).isEqualTo(8);
  }

  @Test
  void aTraceOfKotlinCoroutines() {
    ParsedTrace trace =
        parse(
            "Exception in thread \"DefaultDispatcher-worker-1 @coroutine#2\" java.lang.IllegalStateException: no seats",
            "\tat com.acme.BookingKt.reserve(Booking.kt:21)",
            "\tat com.acme.BookingKt$main$1$1.invokeSuspend(Booking.kt:11)",
            "\tat kotlin.coroutines.jvm.internal.BaseContinuationImpl.resumeWith(ContinuationImpl.kt:33)",
            "\tat kotlinx.coroutines.DispatchedTask.run(DispatchedTask.kt:108)",
            "\tSuppressed: kotlinx.coroutines.internal.DiagnosticCoroutineContextException: [CoroutineId(2), \"coroutine#2\":StandaloneCoroutine{Cancelling}@1b2c6ec2, Dispatchers.Default]");

    CapturedException exception = trace.exceptions().get(0);
    assertThat(exception.type()).isEqualTo("java.lang.IllegalStateException");
    assertThat(exception.message()).isEqualTo("no seats");
    assertThat(exception.frames())
        .extracting(Frame::inApp)
        .containsExactly(true, true, false, false);
    assertThat(trace.suppressed()).hasSize(1);
    assertThat(trace.suppressed().get(0).exception().message())
        .startsWith("[CoroutineId(2), \"coroutine#2\"");
  }

  @Test
  void aCauseWithinASuppressedExceptionIsNotACauseOfTheWhole() {
    ParsedTrace trace =
        parse(
            "A: a",
            "\tat p.A.a(A.java:1)",
            "\tSuppressed: S: s",
            "\t\tat p.S.s(S.java:1)",
            "\t\t... 1 more",
            "\tCaused by: T: t",
            "\t\tat p.T.t(T.java:1)",
            "\t\t... 2 more",
            "Caused by: B: b",
            "\tat p.B.b(B.java:1)",
            "\t... 1 more");

    assertThat(trace.exceptions()).extracting(CapturedException::type).containsExactly("A", "B");
    assertThat(trace.suppressed())
        .extracting(each -> each.exception().type())
        .containsExactly("S", "T");
    assertThat(methods(trace.suppressed().get(1).exception())).containsExactly("t", "s", "a");
  }

  @Test
  void circularReferencesEndTheChain() {
    for (String line :
        List.of(
            "Caused by: [CIRCULAR REFERENCE: java.lang.RuntimeException: a]",
            "\t[CIRCULAR REFERENCE:java.lang.RuntimeException: a]")) {
      ParsedTrace trace =
          parse(
              "java.lang.RuntimeException: a",
              "\tat p.A.a(A.java:1)",
              "Caused by: java.lang.RuntimeException: b",
              "\tat p.A.b(A.java:2)",
              line);

      assertThat(trace.exceptions()).hasSize(2);
      assertThat(trace.exceptions().get(1).note())
          .isEqualTo("circular reference to java.lang.RuntimeException: a");
    }
  }

  @Test
  void framesAsLoggingFrameworksDecorateThem() {
    ParsedTrace trace =
        parse(
            "com.acme.Boom: x",
            "\tat com.acme.A.a(A.java:1) ~[shop-1.2.jar!/:1.2]",
            "\tat org.apache.catalina.core.B.b(B.java:2) [tomcat-embed-core-10.1.jar:?]",
            "    at com.acme.C.c(C.java:3) ~[?:?]");

    assertThat(methods(trace.exceptions().get(0))).containsExactly("a", "b", "c");
  }

  @Test
  void windowsLineEndsAndSpacesForTabs() {
    ParsedTrace trace =
        parser.parse(
            null,
            null,
            "A: a\r\n    at p.A.a(A.java:1)\r\n    Suppressed: S: s\r\n        at p.S.s(S.java:1)\r\n"
                + "Caused by: B: b\r\n    at p.B.b(B.java:1)\r\n");

    assertThat(trace.exceptions()).extracting(CapturedException::message).containsExactly("a", "b");
    assertThat(trace.suppressed()).hasSize(1);
  }

  @Test
  void aMessageThatLooksLikeAStackTraceStaysAMessage() {
    String message = "remote said:\n\tat evil.Fake.frame(Fake.java:1)\nCaused by: nothing";
    ParsedTrace trace =
        parser.parse(
            "com.acme.RemoteException",
            message,
            "com.acme.RemoteException: " + message + "\n\tat com.acme.A.a(A.java:1)\n");

    assertThat(trace.exceptions()).hasSize(1);
    assertThat(trace.exceptions().get(0).message()).isEqualTo(message);
    assertThat(methods(trace.exceptions().get(0))).containsExactly("a");
  }

  @Test
  void canonicalNamesBecomeBinaryNames() {
    ParsedTrace trace =
        parser.parse(
            "com.acme.Shop.Closed", null, "com.acme.Shop$Closed\n\tat com.acme.A.a(A.java:1)");

    assertThat(trace.exceptions().get(0).type()).isEqualTo("com.acme.Shop$Closed");
    assertThat(trace.exceptions().get(0).message()).isNull();
  }

  @Test
  void otherLanguagesKeepTypeAndMessage() {
    ParsedTrace trace =
        parser.parse(
            "ZeroDivisionError",
            "division by zero",
            "Traceback (most recent call last):\n  File \"job.py\", line 3, in <module>\n    1/0\nZeroDivisionError: division by zero\n");

    assertThat(trace.exceptions()).hasSize(1);
    assertThat(trace.exceptions().get(0).type()).isEqualTo("ZeroDivisionError");
    assertThat(trace.exceptions().get(0).message()).isEqualTo("division by zero");
    assertThat(trace.exceptions().get(0).frames()).isEmpty();
  }

  @Test
  void nothingAtAll() {
    assertThat(parser.parse("A", null, "").exceptions())
        .containsExactly(new CapturedException("A", null, List.of(), 0, null));
  }

  @Test
  void aHostileTraceStaysSmall() {
    StringBuilder text = new StringBuilder("A: a\n");
    text.append("\tat p.A.a(A.java:1)\n".repeat(5000));
    text.append("Caused by: B: b\n\t... 5000 more\n".repeat(5000));

    ParsedTrace trace = parser.parse(null, null, text.toString());

    assertThat(trace.exceptions()).hasSizeLessThan(100);
    assertThat(trace.exceptions())
        .allSatisfy(each -> assertThat(each.frames()).hasSizeLessThan(1100));
    assertThat(trace.exceptions().get(0).framesOmitted()).isEqualTo(5000 - 1024);
  }
}
