package dev.faultline.resilience.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/recovery.md compiles, and does what it says. */
class RecoveryGuideTest {

  @TempDir private Path classes;

  @Test
  void theExampleWorks() throws Exception {
    compile("Rates", example());
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, RecoveryGuideTest.class.getClassLoader())) {
      Class<?> type = loader.loadClass("Rates");
      Object rates = type.getConstructor().newInstance();
      AtomicInteger calls = new AtomicInteger();

      assertThat(rate(type, rates, () -> calls.incrementAndGet() < 3 ? fail() : 7.5))
          .isEqualTo(7.5);
      assertThat(calls).hasValue(3);
      assertThat(
              rate(
                  type,
                  rates,
                  () -> {
                    throw new IllegalStateException("not of the kind that is made again");
                  }))
          .isEqualTo(1.0);
    }
  }

  private static Double fail() throws IOException {
    throw new IOException("of the test");
  }

  private static Object rate(Class<?> type, Object rates, Callable<Double> fetch)
      throws ReflectiveOperationException {
    return type.getMethod("rate", String.class, Callable.class).invoke(rates, "EUR", fetch);
  }

  private static String example() throws IOException {
    Path guide = Path.of("../../docs/recovery.md");
    String text = Files.readString(guide);
    // The one that goes without the agent.
    int from = text.lastIndexOf("```java\n") + "```java\n".length();
    return text.substring(from, text.indexOf("```", from));
  }

  private void compile(String name, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-Werror");

    boolean compiled = compiler.getTask(said, null, null, options, null, List.of(file)).call();

    assertThat(compiled).as(said.toString()).isTrue();
  }
}
