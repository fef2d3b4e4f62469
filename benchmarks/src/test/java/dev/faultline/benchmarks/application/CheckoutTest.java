package dev.faultline.benchmarks.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void makeACheckout() throws Exception {
    log = folder.resolve("build.log");
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    Files.setLastModifiedTime(folder.resolve("pom.xml"), FileTime.fromMillis(0));
  }

  @Test
  void aJarThatIsNewerThanTheSourcesIsTaken() throws Exception {
    Files.createDirectories(folder.resolve("target"));
    Path jar = program(folder.resolve("target/shop.jar"));
    // As builds do that give the same jar for the same sources.
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1000));

    assertThat(new Checkout(folder, log).jar(NOWHERE)).isEqualTo(jar.toFile());
    assertThat(log).doesNotExist();
  }

  @Test
  void theWrapperBuildsWhatIsNotThere() throws Exception {
    Path built = program(folder.resolve("built"));
    Files.writeString(
        folder.resolve("mvnw"), "echo building\nmkdir target\nmv " + built + " target/shop.jar\n");

    assertThat(new Checkout(folder, log).jar(NOWHERE))
        .isEqualTo(folder.resolve("target/shop.jar").toFile());
    assertThat(log).hasContent("building\n");
  }

  @Test
  void aBuildThatFailsIsSaidWithThePlaceOfTheLog() throws Exception {
    Files.delete(folder.resolve("pom.xml"));
    Files.writeString(folder.resolve("build.gradle"), "");
    Files.writeString(folder.resolve("gradlew"), "echo broken; exit 1\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> new Checkout(folder, log).jar(NOWHERE))
        .withMessage(folder + " could not be built; what was printed is in " + log);
    assertThat(Files.readString(log)).startsWith("broken");
  }

  @Test
  void aFolderOfSomethingElseIsSaid() throws Exception {
    Files.delete(folder.resolve("pom.xml"));

    assertThatIllegalStateException()
        .isThrownBy(() -> new Checkout(folder, log).jar(NOWHERE))
        .withMessageContaining("no pom.xml or build.gradle");
  }

  private static Path program(Path jar) throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "com.acme.Shop");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.finish();
    }
    return jar;
  }
}
