package dev.faultline.resilience.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.resilience.Guard;
import dev.faultline.resilience.GuardConfiguration;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.resilience.call.Invocation;
import dev.faultline.resilience.timeout.Timeout;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/recovery.md compile, and do what it says. */
class RecoveryGuideTest {

  @TempDir private Path classes;

  @Test
  void theExampleWorks() throws Exception {
    compile("Rates");
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

  @Test
  void threadsThatAreMadeByAnEarlyOneHaveNothingOfTheirCalls() throws Exception {
    compile("EarlyThreads");
    InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
    List<String> seen = new CopyOnWriteArrayList<>();
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, RecoveryGuideTest.class.getClassLoader())) {
      Class<?> type = loader.loadClass("EarlyThreads");
      Object threads = type.getConstructor().newInstance();
      GuardEnvironment environment = (GuardEnvironment) type.getField("environment").get(threads);
      user.set("somebody");
      try {
        for (GuardConfiguration.Builder each :
            List.of(
                GuardConfiguration.named("offloaded").offload(),
                GuardConfiguration.named("pooled").bulkhead(environment.pool("pooled", 1, 0)))) {
          new Guard(each.timeout(Timeout.of(Duration.ofMillis(50))).build(), environment, null)
              .stage(
                  () -> {
                    seen.add("attempt: " + user.get());
                    return new CompletableFuture<>();
                  },
                  Invocation.of(null))
              .handle((result, failure) -> seen.add(failure + ": " + user.get()))
              .get(30, TimeUnit.SECONDS);
        }
        new Thread(() -> seen.add("any other: " + user.get())).start();
        await().until(() -> seen.size() == 5);
      } finally {
        user.remove();
        type.getMethod("close").invoke(threads);
      }
    }
    assertThat(seen.get(4)).isEqualTo("any other: somebody");
    assertThat(seen.subList(0, 4))
        .allSatisfy(one -> assertThat(one).endsWith(": null"))
        .areExactly(2, new Condition<>(one -> one.contains("TimedOutException"), "timed out"));
  }

  private static Double fail() throws IOException {
    throw new IOException("of the test");
  }

  private static Object rate(Class<?> type, Object rates, Callable<Double> fetch)
      throws ReflectiveOperationException {
    return type.getMethod("rate", String.class, Callable.class).invoke(rates, "EUR", fetch);
  }

  private static String example(String name) throws IOException {
    String text = Files.readString(Path.of("../../docs/recovery.md"));
    int from = text.lastIndexOf("```java\n", text.indexOf("public class " + name + " "));
    return text.substring(from + "```java\n".length(), text.indexOf("```", from + 1));
  }

  private void compile(String name) throws IOException {
    String source = example(name);
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
