package dev.faultline.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.AgentLog;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptClassFilesTest {

  @TempDir Path folder;

  @Test
  void handsOverTheEntriesOfTheFolderAsTheyAreInTheJar() throws IOException {
    Path jar = folder.resolve("agent.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.setComment("a comment, which moves the end of the directory");
      add(zip, "META-INF/MANIFEST.MF", "not kept");
      add(zip, "agent/", "");
      add(zip, "agent/a/One.classdata", "content of one");
      ZipEntry commented = new ZipEntry("agent/b/Two.classdata");
      commented.setComment("an entry's comment");
      commented.setExtra(new byte[] {1, 0, 2, 0, 7, 7});
      zip.putNextEntry(commented);
      zip.write("content of two".repeat(1000).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }

    Map<String, byte[]> kept = keep(jar.toFile());

    assertThat(kept).containsOnlyKeys("a/One.classdata", "b/Two.classdata");
    assertThat(inflated(kept.get("a/One.classdata"))).isEqualTo("content of one");
    assertThat(inflated(kept.get("b/Two.classdata"))).isEqualTo("content of two".repeat(1000));
  }

  @Test
  void handsOverNothingOfAJarThatCannotBeRead() throws IOException {
    assertThat(keep(folder.resolve("gone.jar").toFile())).isNull();
    assertThat(keep(Files.write(folder.resolve("empty.jar"), new byte[0]).toFile())).isNull();
    assertThat(keep(Files.write(folder.resolve("short.jar"), new byte[100]).toFile())).isNull();

    Path stored = folder.resolve("stored.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(stored))) {
      add(zip, "agent/a/One.classdata", "content of one");
      ZipEntry entry = new ZipEntry("agent/b/Two.classdata");
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(0);
      entry.setCrc(0);
      zip.putNextEntry(entry);
    }
    assertThat(keep(stored.toFile())).isNull();
  }

  private static Map<String, byte[]> keep(File jar) {
    AtomicReference<Map<String, byte[]>> taken = new AtomicReference<>();
    new KeptClassFiles(jar, "agent/", taken::set, AgentLog.standardError(AgentLog.Level.OFF)).run();
    return taken.get();
  }

  private static void add(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String inflated(byte[] deflated) throws IOException {
    Inflater inflater = new Inflater(true);
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(deflated), inflater)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      inflater.end();
    }
  }
}
