package dev.faultline.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.resilience.GuardEnvironment;
import dev.faultline.weaving.guard.declaration.PropertyGuards;
import dev.faultline.weaving.inapp.InAppClasses;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Java in docs/recovery.md compiles. Its examples of policies are methods of com.acme.Bank, and
 * guard them, by annotations and by the properties that follow.
 */
class RecoveryExamplesTest {

  private static final Path PAGE = Path.of("..", "..", "docs", "recovery.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\n(.*?)^```$");
  private static final Pattern PROPERTIES = Pattern.compile("(?s)\\A\\s*```properties\n(.*?)```");
  private static final String SURROUNDINGS =
      """
      package com.acme;
      import dev.faultline.annotation.*;
      import java.io.IOException;
      import java.net.http.HttpResponse;
      import java.time.Duration;
      import java.util.concurrent.CompletableFuture;
      import java.util.function.Predicate;
      public class Bank {
        static class Order {}
        static class Receipt { int before() { return 0; } }
        private int total;
      """;

  @TempDir private Path classes;

  private static List<MatchResult> blocks() throws IOException {
    return BLOCK.matcher(Files.readString(PAGE)).results().toList();
  }

  static Stream<Arguments> units() throws IOException {
    return blocks().stream().map(block -> block.group(1)).filter(isUnit()).map(Arguments::of);
  }

  static Stream<Arguments> policies() throws IOException {
    String page = Files.readString(PAGE);
    return blocks().stream()
        .filter(block -> isUnit().negate().test(block.group(1)))
        .map(
            block ->
                arguments(
                    page.substring(0, block.start()).lines().count() + 1,
                    block.group(1),
                    PROPERTIES
                        .matcher(page.substring(block.end()))
                        .results()
                        .findFirst()
                        .map(properties -> properties.group(1))
                        .orElse("")));
  }

  private static Predicate<String> isUnit() {
    return code -> code.startsWith("import ");
  }

  @Test
  void eachPolicyHasOne() throws IOException {
    assertThat(units()).hasSizeGreaterThanOrEqualTo(3);
    String all = policies().map(one -> (String) one.get()[1]).toList().toString();
    assertThat(all)
        .contains("@Retry", "@RetryBudget", "@CircuitBreaker", "@RateLimit", "@Timeout")
        .contains("adaptive = true", "@Bulkhead", "@Asynchronous", "@Verify", "@Restore")
        .contains(
            "@Fallback(method", "@Fallback(handler", "@Fallback(\"1", "@Compensated", "@Undo");
  }

  @ParameterizedTest
  @MethodSource("units")
  void compiles(String code) {
    compile(code.replaceFirst("(?s).*?class (\\w+).*", "$1"), code);
  }

  @ParameterizedTest(name = "line {0}")
  @MethodSource("policies")
  void guardsAsItSays(long line, String code, String text) throws Exception {
    compile(
        "Bank", SURROUNDINGS + code.replace("{ … }", "{ throw new RuntimeException(); }") + "}");
    Map<String, String> properties = new HashMap<>();
    Properties read = new Properties();
    read.load(new StringReader(text));
    read.forEach((name, value) -> properties.put((String) name, (String) value));

    assertThat(properties).isNotEmpty();
    assertThat(PropertyGuards.parse(properties).problems()).isEmpty();
    guards(Map.of(), Files.readAllBytes(classes.resolve("com/acme/Bank.class")));
    guards(properties, Files.readAllBytes(classes.resolve("com/acme/Bank.class")));
    compile(
        "Bank",
        SURROUNDINGS
            + code.replaceAll("(?m)^@(?!Override).*\n", "")
                .replace("{ … }", "{ throw new RuntimeException(); }")
            + "}");
    guards(properties, Files.readAllBytes(classes.resolve("com/acme/Bank.class")));
  }

  private void guards(Map<String, String> properties, byte[] original) throws Exception {
    AgentLog log = AgentLog.standardError(AgentLog.Level.ERROR);
    try (GuardEnvironment environment = GuardEnvironment.create()) {
      GuardWeaving weaving =
          new GuardWeaving(
              InAppClasses.named(List.of("com.acme")),
              GuardSettings.defaults().withOnError(OnError.FAIL),
              () -> environment,
              Recorded.nowhere(),
              PackageOpener.NONE,
              log);
      weaving.declare(properties);
      Bank bank = new Bank(weaving, original);

      assertThat(weaving.woven()).isZero();
      Class<?> type = bank.loadClass("com.acme.Bank");
      assertThat(weaving.woven()).isPositive();
      assertThat(weaving.problemsOf(type)).isEmpty();
      assertThat(log.problems()).isEmpty();
      weaving.end();
    }
  }

  /** Loads the example, woven, with what it consists of. */
  private final class Bank extends ClassLoader {

    private final GuardWeaving weaving;
    private final byte[] original;

    Bank(GuardWeaving weaving, byte[] original) {
      super(RecoveryExamplesTest.class.getClassLoader());
      this.weaving = weaving;
      this.original = original;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try {
        byte[] code =
            name.equals("com.acme.Bank")
                ? weaving.transform(this, "com/acme/Bank", null, null, original)
                : Files.readAllBytes(classes.resolve(name.replace('.', '/') + ".class"));
        assertThat(code).as("%s woven", name).isNotNull();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      try {
        return name.startsWith("com/acme/")
            ? Files.newInputStream(classes.resolve(name))
            : super.getResourceAsStream(name);
      } catch (IOException missing) {
        return null;
      }
    }
  }

  private void compile(String name, String code) {
    StringWriter said = new StringWriter();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
          }
        };
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-Werror");

    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(said, null, null, options, null, List.of(file))
            .call();

    assertThat(compiled).as(said.toString()).isTrue();
  }
}
