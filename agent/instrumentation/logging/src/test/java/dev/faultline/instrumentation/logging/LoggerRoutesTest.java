package dev.faultline.instrumentation.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.weaving.ClassInstrumentation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoggerRoutesTest {

  private final Set<String> loaded = new HashSet<>();
  private final Set<String> instrumented = new HashSet<>();

  LoggerRoutesTest() {
    LoggingInstrumentation.all().stream()
        .map(ClassInstrumentation::className)
        .forEach(instrumented::add);
  }

  @Test
  void endsInTheLibraryItselfWhenThatIsInstrumented() {
    for (String logger :
        List.of(
            "java/util/logging/Logger",
            "java/lang/Throwable",
            "ch/qos/logback/classic/Logger",
            "org/apache/logging/log4j/Logger",
            "org/apache/logging/log4j/LogBuilder",
            "org/apache/log4j/Logger",
            "org/apache/log4j/Category",
            "org/jboss/logmanager/Logger")) {
      assertThat(endsInstrumented(logger)).as(logger).isTrue();
    }
    instrumented.clear();
    assertThat(endsInstrumented("java/util/logging/Logger")).isFalse();
    assertThat(endsInstrumented("ch/qos/logback/classic/Logger")).isFalse();
  }

  @Test
  void doesNotKnowLoggersOfOthers() {
    assertThat(endsInstrumented("org/tinylog/Logger")).isFalse();
    assertThat(endsInstrumented("java/io/PrintStream")).isFalse();
  }

  @Test
  void goesByTheBindingOfAFacade() {
    assertThat(endsInstrumented("org/slf4j/Logger")).isFalse();

    loaded.add("ch/qos/logback/classic/Logger");

    assertThat(endsInstrumented("org/slf4j/Logger")).isTrue();
    assertThat(endsInstrumented("org/slf4j/spi/LoggingEventBuilder")).isTrue();
    assertThat(endsInstrumented("org/apache/commons/logging/Log")).isFalse();
  }

  @Test
  void goesByTheLibraryBehindTheBinding() {
    loaded.add("org/slf4j/jul/JDK14LoggerAdapter");
    assertThat(endsInstrumented("org/slf4j/Logger")).isTrue();

    instrumented.remove("java/util/logging/Logger");

    assertThat(endsInstrumented("org/slf4j/Logger")).isFalse();
  }

  @Test
  void goesByAFacadeBehindAFacade() {
    loaded.add("org/apache/commons/logging/impl/SLF4JLog");
    assertThat(endsInstrumented("org/apache/commons/logging/Log")).isFalse();

    loaded.add("org/slf4j/simple/SimpleLogger");

    assertThat(endsInstrumented("org/apache/commons/logging/Log")).isTrue();
  }

  @Test
  void takesABindingThatLogsNothingForOneThatTellsAll() {
    loaded.add("org/slf4j/helpers/NOPLogger");

    assertThat(endsInstrumented("org/slf4j/Logger")).isTrue();
  }

  @Test
  void looksForTheBindingsOnly() {
    assertThat(LoggerRoutes.bindings())
        .contains("org/apache/logging/slf4j/Log4jLogger", "org/slf4j/helpers/NOPLogger")
        .doesNotContain("java/util/logging/Logger", "org/slf4j/Logger");
  }

  private boolean endsInstrumented(String logger) {
    return LoggerRoutes.endsInstrumented(
        logger,
        new LoggerRoutes.Loaded() {
          @Override
          public boolean isInstrumented(String className) {
            return instrumented.contains(className);
          }

          @Override
          public boolean isLoaded(String binding) {
            return loaded.contains(binding);
          }
        });
  }
}
