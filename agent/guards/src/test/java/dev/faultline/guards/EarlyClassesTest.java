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
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EarlyClassesTest {

  @Test
  void areAllThatHaveAStaticInitializer() throws Exception {
    TreeSet<String> found = new TreeSet<>();
    addAll(found, Guard.class, "resilience", Integer.MAX_VALUE);
    addAll(found, Guards.class, "guards", Integer.MAX_VALUE);
    addAll(found, GuardTable.class, "weaving/guard", 1);

    assertThat(found.remove("guards.EarlyClasses")).isTrue();
    assertThat(EarlyClasses.NAMES).containsExactlyElementsOf(found);
  }

  @Test
  void canBeInitialized() {
    EarlyClasses.initialize();
  }

  private static void addAll(TreeSet<String> found, Class<?> one, String folder, int depth)
      throws Exception {
    URI source = one.getProtectionDomain().getCodeSource().getLocation().toURI();
    if (source.getPath().endsWith(".jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(Path.of(source))) {
        addAll(found, jar.getPath("/"), folder, depth);
      }
    } else {
      addAll(found, Path.of(source), folder, depth);
    }
  }

  private static void addAll(TreeSet<String> found, Path root, String folder, int depth)
      throws IOException {
    Path base = root.resolve("dev/faultline");
    try (Stream<Path> files = Files.walk(base.resolve(folder), depth)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
            .contains("<clinit>")) {
          String name = base.relativize(file).toString().replace('/', '.');
          found.add(name.substring(0, name.length() - ".class".length()));
        }
      }
    }
  }
}
