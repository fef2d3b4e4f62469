package dev.faultline.weaving.loaded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalClassFileTest {

  private static final String NAME = "com/acme/Shop";
  private static final byte[] BYTES = {1, 2, 3};

  @TempDir Path folder;

  @Test
  void isReadFromAFolder() throws IOException {
    Path with = Files.createDirectories(folder.resolve("a b+ü"));
    Files.createDirectories(with.resolve("com/acme"));
    Files.write(with.resolve(NAME + ".class"), BYTES);

    assertThat(read(with.toUri().toURL())).isEqualTo(BYTES);
    assertThat(OriginalClassFile.read("com/acme/Other", domain(with.toUri().toURL()))).isNull();
  }

  @Test
  void isReadFromAJar() throws IOException {
    Path jar = jar("shop.jar", NAME + ".class");

    assertThat(read(jar.toUri().toURL())).isEqualTo(BYTES);
    assertThat(OriginalClassFile.read("com/acme/Other", domain(jar.toUri().toURL()))).isNull();
  }

  /** As the class loaders of Spring Boot before 3.2 give it. */
  @Test
  void isReadFromAFolderInsideAJar() throws IOException {
    Path jar = jar("boot.jar", "BOOT-INF/classes/" + NAME + ".class");

    assertThat(read(new URL("jar:" + jar.toUri() + "!/BOOT-INF/classes!/"))).isEqualTo(BYTES);
  }

  @Test
  void isNotFoundElsewhere() throws IOException {
    assertThat(OriginalClassFile.read(NAME, null)).isNull();
    assertThat(OriginalClassFile.read(NAME, new ProtectionDomain(null, null))).isNull();
    assertThat(read(null)).isNull();
    assertThat(read(new URL("http://localhost:1/shop.jar"))).isNull();
    assertThat(read(folder.resolve("none.jar").toUri().toURL())).isNull();
    // The name is not escaped as a URI must be.
    assertThat(read(new URL("file:/a b"))).isNull();
  }

  private Path jar(String name, String entry) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(BYTES);
    }
    return jar;
  }

  private static byte[] read(URL location) throws IOException {
    return OriginalClassFile.read(NAME, domain(location));
  }

  private static ProtectionDomain domain(URL location) {
    return new ProtectionDomain(new CodeSource(location, (Certificate[]) null), null);
  }
}
