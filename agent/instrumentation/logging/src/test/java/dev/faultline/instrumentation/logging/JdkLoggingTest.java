package dev.faultline.instrumentation.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.weaving.InstrumentedClass;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class JdkLoggingTest {

  @Test
  void tellsOfWhatLoggersAreGiven() {
    assertThat(calls(Logger.class)).containsExactly("log(Ljava/util/logging/LogRecord;)V logged");
  }

  @Test
  void tellsOfPrintedStackTraces() {
    assertThat(calls(Throwable.class))
        .containsExactly(
            "printStackTrace(Ljava/io/PrintStream;)V logged printStackTrace",
            "printStackTrace(Ljava/io/PrintWriter;)V logged printStackTrace");
  }

  private static List<String> calls(Class<?> type) {
    return InstrumentedClass.ofJdk(LoggingInstrumentation.all(), type).isSound().calls();
  }
}
