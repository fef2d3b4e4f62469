package dev.faultline.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.resilience.Guard;
import dev.faultline.weaving.guard.GuardTable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

class EarlyClassesTest {

  /** Of the items of a class file. */
  private static final int CONSTANT_CLASS = 7;

  /** Packages of what asynchronous calls are ended by. */
  private static final Set<String> ENDING =
      Set.of(
          "resilience",
          "resilience/bulkhead",
          "resilience/call",
          "resilience/refusal",
          "resilience/time",
          "resilience/timeout");

  private final TreeSet<String> found = new TreeSet<>();
  private final TreeSet<String> ofTheJdk = new TreeSet<>();

  @Test
  void areAllThatHaveAStaticInitializerOrEndCalls() throws Exception {
    addAll(Guard.class, "resilience", Integer.MAX_VALUE);
    addAll(Guards.class, "guards", Integer.MAX_VALUE);
    addAll(GuardTable.class, "weaving/guard", 1);

    assertThat(found.remove("guards.EarlyClasses")).isTrue();
    assertThat(EarlyClasses.NAMES).containsExactlyElementsOf(found);
    assertThat(EarlyClasses.OF_THE_JDK).containsAll(ofTheJdk).isSorted();
  }

  @Test
  void canBeInitialized() {
    EarlyClasses.initialize();
  }

  private void addAll(Class<?> one, String folder, int depth) throws Exception {
    URI source = one.getProtectionDomain().getCodeSource().getLocation().toURI();
    if (source.getPath().endsWith(".jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(Path.of(source))) {
        addAll(jar.getPath("/"), folder, depth);
      }
    } else {
      addAll(Path.of(source), folder, depth);
    }
  }

  private void addAll(Path root, String folder, int depth) throws IOException {
    Path base = root.resolve("dev/faultline");
    try (Stream<Path> files = Files.walk(base.resolve(folder), depth)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        byte[] content = Files.readAllBytes(file);
        boolean ending = isEnding(base.relativize(file));
        if (ending) {
          addReferences(new ClassReader(content));
        }
        if (ending || new String(content, StandardCharsets.ISO_8859_1).contains("<clinit>")) {
          String name = base.relativize(file).toString().replace('/', '.');
          found.add(name.substring(0, name.length() - ".class".length()));
        }
      }
    }
  }

  private static boolean isEnding(Path file) {
    String name = file.getFileName().toString();
    return ENDING.contains(file.getParent().toString())
        && !name.contains("Builder")
        && !name.equals("package-info.class");
  }

  private void addReferences(ClassReader reader) {
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i);
      if (item > 0 && reader.readByte(item - 1) == CONSTANT_CLASS) {
        String name = reader.readUTF8(item, buffer).replace('/', '.');
        if (name.startsWith("java.")) {
          ofTheJdk.add(name);
        }
      }
    }
  }
}
