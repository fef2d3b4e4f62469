package dev.faultline.benchmarks.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {
  @TempDir Path folder;

  @Test
  void ofPetClinicItIsKnownWhatThrows() throws Exception {
    Application petClinic = Application.of(springBootJar("spring-petclinic-4.0.0.jar"));

    assertThat(petClinic.name()).isEqualTo("spring-petclinic-4.0.0");
    assertThat(petClinic.stormPaths()).containsExactly("/oups");
    assertThat(petClinic.ownMethods()).isEqualTo("within(com.acme.shop..*)");
  }

  @Test
  void ofOthersNothingIsKnownButWhatIsSaid() throws Exception {
    Application shop = Application.of(springBootJar("shop.jar"));

    assertThat(shop.paths()).containsExactly("/");
    assertThat(shop.stormPaths()).isEmpty();
    assertThat(shop.asked(List.of("/a"), List.of("/b")).paths()).containsExactly("/a");
    assertThat(shop.asked(List.of("/a"), List.of("/b")).stormPaths()).containsExactly("/b");
  }

  @Test
  void aLibraryIsRefused() throws Exception {
    File jar = jar("library.jar", new Manifest());

    assertThatIllegalStateException()
        .isThrownBy(() -> Application.of(jar))
        .withMessageContaining("is no program");
  }

  private File springBootJar(String name) throws Exception {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.JarLauncher");
    attributes.putValue("Start-Class", "com.acme.shop.Shop");
    return jar(name, manifest);
  }

  private File jar(String name, Manifest manifest) throws Exception {
    Path jar = folder.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.finish();
    }
    return jar.toFile();
  }
}
