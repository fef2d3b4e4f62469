package dev.faultline.instrumentation.facade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.faultline.api.Faultline;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** The Java in the documentation compiles, within what Surroundings.txt says there is. */
class DocumentedExamplesTest {

  private static final Path DOCS = Path.of("..", "..", "..", "docs");
  private static final List<String> PAGES = List.of("facade.md", "methods.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\n(.*?)^```$");
  private static final Pattern LEFT_OUT = Pattern.compile("\\{ (?:\\.\\.\\.|…) }");
  private static final Pattern DECLARATION = Pattern.compile("(?m)^(?:\\w+ )*(?:class|interface) ");

  @TempDir private Path classes;

  static Stream<Arguments> examples() throws IOException {
    Stream.Builder<Arguments> examples = Stream.builder();
    for (String page : PAGES) {
      String text = Files.readString(DOCS.resolve(page));
      BLOCK
          .matcher(text)
          .results()
          .forEach(
              block -> {
                long line = text.substring(0, block.start(1)).lines().count() + 1;
                examples.add(arguments(page + ":" + line, block.group(1)));
              });
    }
    return examples.build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void compiles(String place, String example) throws Exception {
    assertThat(errorsIn(example)).as(place).isEmpty();
  }

  @Test
  void everyPageHasOne() throws IOException {
    assertThat(examples().map(one -> (String) one.get()[0]))
        .allMatch(place -> PAGES.stream().anyMatch(place::startsWith))
        .hasSizeGreaterThanOrEqualTo(PAGES.size() + 1);
  }

  @Test
  void whatDoesNotCompileIsFound() throws Exception {
    assertThat(errorsIn("Faultline.noSuchMethod();")).contains("noSuchMethod");
    assertThat(errorsIn("class A {\n  @Capture(no = 1) void m() { … }\n}\n")).contains("no()");
  }

  private String errorsIn(String example) throws Exception {
    String whole = LEFT_OUT.matcher(example).replaceAll("{ throw new RuntimeException(); }");
    String code =
        DECLARATION.matcher(whole).find()
            ? whole
            : "Object example() throws Exception {\nif (true) {\n" + whole + "}\nreturn null;\n}\n";
    StringWriter errors = new StringWriter();
    ToolProvider.getSystemJavaCompiler()
        .getTask(
            errors,
            null,
            null,
            List.of("-proc:none", "-nowarn", "-cp", facade(), "-d", classes.toString()),
            null,
            List.of(source(surroundings().replace("/* EXAMPLE */", code))))
        .call();
    return errors.toString();
  }

  private static String facade() throws Exception {
    return Path.of(Faultline.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  private static String surroundings() throws IOException {
    try (InputStream in = DocumentedExamplesTest.class.getResourceAsStream("Surroundings.txt")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static JavaFileObject source(String code) {
    return new SimpleJavaFileObject(
        URI.create("string:///Surroundings.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
      }
    };
  }
}
