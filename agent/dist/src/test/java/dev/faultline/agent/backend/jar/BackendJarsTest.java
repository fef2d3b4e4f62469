package dev.faultline.agent.backend.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.backend.BackendProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which providers are found in jars, and what is said of jars that are of no use. */
class BackendJarsTest {
  @TempDir private Path folder;

  private BackendJars opened;

  private BackendJars open(Path... paths) {
    opened =
        BackendJars.open(
            Stream.of(paths).map(Path::toString).toList(),
            Map.of("otlp", "the agent"),
            BackendJarsTest.class.getClassLoader());
    return opened;
  }

  @AfterEach
  void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }

  @Test
  void areFoundByTheirServiceFiles() throws IOException {
    Path two = folder.resolve("two.jar");
    new TestJar()
        .provider("Chat", "chat", "", "return null;")
        .provider("Pager", "pager", "", "return null;")
        .service("# those that we have", "", "Chat", "Pager", "Chat")
        .write(two);

    assertThat(open(two).problems()).isEmpty();
    assertThat(opened.byType()).containsOnlyKeys("chat", "pager");
    assertThat(opened.byType().get("chat").type()).isEqualTo("chat");
  }

  @Test
  void haveTheirLibrariesInTheSameFolder() throws IOException {
    Path library =
        new TestJar()
            .source("Words", "public class Words { public static final Object TYPE = \"chat\"; }")
            .write(folder.resolve("lib/words.jar"));
    new TestJar()
        .library(library)
        .provider("Chat", "chat", "private final Object type = Words.TYPE;", "return null;")
        .service("Chat")
        .write(folder.resolve("lib/chat.JAR"));
    Files.writeString(folder.resolve("lib/README"), "no jar");

    assertThat(open(folder.resolve("lib")).problems()).isEmpty();
    assertThat(opened.byType()).containsOnlyKeys("chat");

    opened.close();
    assertThat(open(folder.resolve("lib/chat.JAR"), library).problems())
        .satisfiesExactly(
            one ->
                assertThat(one)
                    .startsWith(folder.resolve("lib/chat.JAR") + ": Chat cannot be made: ")
                    .contains("NoClassDefFoundError: Words"),
            one ->
                assertThat(one)
                    .startsWith(library + " has no backend: META-INF/services/")
                    .contains("goes into a folder with it"));
  }

  @Test
  void seeTheJdkAndTheirSideOfTheClientAndNothingElse() throws IOException {
    String members =
        "  private static String has(String name) {\n"
            + "    try { Class.forName(name); return \"+\"; }\n"
            + "    catch (ClassNotFoundException e) { return \"-\"; }\n"
            + "  }\n"
            + "  { seen = has(\"java.sql.Driver\")"
            + " + has(\"dev.faultline.client.event.Event\")"
            + " + has(\"dev.faultline.agent.backend.jar.BackendJars\")"
            + " + has(\"okhttp3.OkHttpClient\")"
            + " + has(\"org.junit.jupiter.api.Test\")"
            + " + (getClass().getResource(\"/own.txt\") != null)"
            + " + (getClass().getResource(\"/META-INF/LICENSE.md\") == null)"
            + " + (Thread.currentThread().getContextClassLoader() == getClass().getClassLoader());"
            + " }\n"
            + "  final String seen;\n";
    Path jar =
        new TestJar()
            .provider("Chat", "chat", members, "throw new IllegalStateException(seen);")
            .service("Chat")
            .entry("own.txt", "ours".getBytes(StandardCharsets.UTF_8))
            .write(folder.resolve("chat.jar"));

    ClassLoader before = Thread.currentThread().getContextClassLoader();
    BackendProvider provider = open(jar).byType().get("chat");

    assertThat(opened.problems()).isEmpty();
    assertThat(IsolatedProviderTest.failure(provider)).contains("++---truetruetrue");
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void findTheirOwnServicesAndTheClassesOfThisJava() throws IOException {
    TestJar sources =
        new TestJar()
            .source("Named", "public interface Named { String name(); }")
            .source(
                "Ours",
                "public class Ours implements Named { public String name() { return \"8\"; } }");
    byte[] newer =
        new TestJar()
            .source("Named", "public interface Named { String name(); }")
            .source(
                "Ours",
                "public class Ours implements Named { public String name() { return \"17\"; } }")
            .compiled()
            .get("Ours.class");
    Path jar =
        sources
            .provider(
                "Chat",
                "chat",
                "",
                "throw new IllegalStateException(\"it is \" +"
                    + " java.util.ServiceLoader.load(Named.class).iterator().next().name());")
            .service("Chat")
            .entry("META-INF/services/Named", "Ours".getBytes(StandardCharsets.UTF_8))
            .entry("META-INF/versions/17/Ours.class", newer)
            .entry("META-INF/versions/999/Ours.class", new byte[9])
            .attribute("Multi-Release", "true")
            .write(folder.resolve("chat.jar"));

    assertThat(IsolatedProviderTest.failure(open(jar).byType().get("chat"))).contains("it is 17");
  }

  @Test
  void areOfNoUseWhenTheyAreNotThere() throws IOException {
    Path missing = folder.resolve("missing.jar");
    Path text = Files.writeString(folder.resolve("text.jar"), "this is no jar at all");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path good = TestJar.withProvider("Chat", "chat").write(folder.resolve("chat.jar"));

    assertThat(open(missing, text, empty, good).problems())
        .satisfiesExactly(
            one -> assertThat(one).isEqualTo(missing + " is not there"),
            one -> assertThat(one).startsWith(text + " cannot be read as a jar: "),
            one -> assertThat(one).isEqualTo(empty + " is a folder without jars"));
    assertThat(opened.byType()).containsOnlyKeys("chat");
  }

  @Test
  void areOfNoUseWhenWhatTheyNameIs() throws IOException {
    Path jar =
        new TestJar()
            .source("Text", "public class Text {}")
            .provider(
                "Throws",
                "throws",
                "{ if (true) throw new NullPointerException(\"ours\"); }",
                "return null;")
            .provider("Hidden", "hidden", "private Hidden() {}", "return null;")
            .provider("Shouting", "SHOUTING", "", "return null;")
            .provider("Good", "good", "", "return null;")
            .service("Absent", "Text", "Throws", "Hidden", "Shouting", "Good")
            .write(folder.resolve("several.jar"));

    assertThat(open(jar).problems())
        .containsExactly(
            jar + ": Absent, which " + TestJar.SERVICE + " names, is not in it",
            jar + ": Text does not implement dev.faultline.client.backend.BackendProvider",
            jar + ": Throws cannot be made: java.lang.NullPointerException: ours",
            jar + ": Hidden must be a public class with a public constructor without parameters",
            jar + ": Shouting calls its type SHOUTING; use lower-case letters, digits and hyphens");
    assertThat(opened.byType()).containsOnlyKeys("good");
  }

  @Test
  void sayWhichJavaTheyAreCompiledFor() throws IOException {
    TestJar jar = new TestJar().provider("Chat", "chat", "", "return null;").service("Chat");
    byte[] classFile = jar.compiled().get("Chat.class");
    byte[] future = Arrays.copyOf(classFile, classFile.length);
    future[7] = (byte) (44 + 99);
    Path written = jar.entry("Chat.class", future).write(folder.resolve("chat.jar"));
    int here = Runtime.version().feature();

    assertThat(open(written).problems())
        .containsExactly(
            written
                + ": Chat cannot be made: it is compiled for Java 99 and this is Java "
                + here
                + "; compile it with --release "
                + here);
  }

  @Test
  void keepATypeThatThereIsAlready() throws IOException {
    Path first = TestJar.withProvider("First", "chat").write(folder.resolve("first.jar"));
    Path second = TestJar.withProvider("Second", "chat").write(folder.resolve("second.jar"));
    Path third = TestJar.withProvider("Third", "otlp").write(folder.resolve("third.jar"));

    assertThat(open(first, second, third).problems())
        .isEqualTo(
            List.of(
                second
                    + " has a backend of the type chat, which "
                    + first
                    + " has, too; that one is used",
                third
                    + " has a backend of the type otlp, which the agent has, too; that one is"
                    + " used"));
    assertThat(opened.byType()).containsOnlyKeys("chat");
  }
}
