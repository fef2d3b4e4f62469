package dev.faultline.weaving.inapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainProgramTest {

  @TempDir Path temporary;

  private Path folder;
  private Path agent;

  @BeforeEach
  void prepare() throws IOException {
    folder = temporary.toRealPath();
    agent = jar("faultline-agent.jar", Map.of());
  }

  @Test
  void startedWithJarItIsTheJarAndTheMainClasssPackage() throws IOException {
    Path app = jar("shop-1.2.jar", Map.of("Main-Class", "com.acme.Main"));

    MainProgram program = program(app + " --port 80", app.toString());

    assertThat(program.isKnown()).isTrue();
    assertThat(program.serviceName()).isEqualTo("shop");
    assertCovers(program, "net/other/Thing", app, true);
    assertCovers(program, "com/acme/Thing", folder.resolve("lib.jar"), true);
    assertCovers(program, "net/other/Thing", folder.resolve("lib.jar"), false);
    assertThat(program.description())
        .isEqualTo(
            "com.acme (package of the main class); "
                + app
                + " (main jar); BOOT-INF/classes, WEB-INF/classes; set faultline.in-app to change"
                + " it");
  }

  @Test
  void jarsOfOtherAgentsBehindTheMainOneDoNotHideIt() throws IOException {
    Path app = jar("shop.jar", Map.of("Main-Class", "com.acme.Main"));
    Path other = jar("other-agent.jar", Map.of("Premain-Class", "net.other.Agent"));

    MainProgram program = program(app + " a b", app + File.pathSeparator + other);

    assertThat(program.serviceName()).isEqualTo("shop");
    assertCovers(program, "com/acme/Thing", folder.resolve("lib.jar"), true);
    assertCovers(program, "net/other/Thing", app, true);
    assertCovers(program, "net/other/Thing", other, false);
  }

  @Test
  void aJarMayHaveSpacesInItsName() throws IOException {
    Path app = jar("my shop.jar", Map.of("Main-Class", "com.acme.Main"));

    MainProgram program = program(app + " a b", app.toString());

    assertThat(program.serviceName()).isEqualTo("my shop");
    assertCovers(program, "net/other/Thing", app, true);
  }

  @ParameterizedTest
  @CsvSource({"./shop.jar", "shop.jar", ".//shop.jar", "../{0}/shop.jar"})
  void aJarMayBeGivenRelativeToTheCurrentFolder(String written) throws IOException {
    Path app = jar("shop.jar", Map.of("Main-Class", "com.acme.Main"));
    // As from another folder: only the way to it is other than the usual one.
    String path = folder + "/" + written.replace("{0}", folder.getFileName().toString());

    MainProgram program = program(path + " x", path);

    assertThat(program.serviceName()).isEqualTo("shop");
    assertCovers(program, "com/acme/Thing", folder.resolve("lib.jar"), true);
    assertCovers(program, "net/other/Thing", app, true);
  }

  @Test
  void aJarOfSpringBootIsItsClassesAndNotItsLoader() throws IOException {
    Path app =
        jar(
            "shop-0.0.1-SNAPSHOT.jar",
            Map.of(
                "Main-Class",
                "org.springframework.boot.loader.launch.JarLauncher",
                "Start-Class",
                "com.acme.ShopApplication"));

    MainProgram program = program(app.toString(), app.toString());

    assertThat(program.serviceName()).isEqualTo("shop");
    assertCovers(program, "com/acme/Thing", folder.resolve("x.jar"), true);
    assertCovers(program, "net/other/Thing", app, false);
  }

  @Test
  void aJarWithoutAMainClassIsStillItsOwn() throws IOException {
    Path app = jar("shop.jar", Map.of());

    assertCovers(program(app.toString(), app.toString()), "net/other/Thing", app, true);
  }

  @Test
  void classFoldersOnTheClassPathAreInApp() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("target/classes"));
    Path library = jar("library.jar", Map.of());

    MainProgram program = program("com.acme.Main x", classes + File.pathSeparator + library);

    assertThat(program.serviceName()).isEqualTo("Main");
    assertCovers(program, "net/other/Thing", classes, true);
    assertCovers(program, "net/other/Thing", library, false);
    assertCovers(program, "com/acme/Thing", library, true);
  }

  @Test
  void theJarOfTheMainClassIsInAppAndOthersAreNot() throws IOException {
    Path library = jar("library.jar", Map.of());
    Path app = jar("shop-2.jar", Map.of(), "com/acme/Main.class");

    MainProgram program = program("com.acme.Main", library + File.pathSeparator + app);

    assertThat(program.serviceName()).isEqualTo("shop");
    assertCovers(program, "net/other/Thing", app, true);
    assertCovers(program, "net/other/Thing", library, false);
  }

  @Test
  void theFirstEntryWithTheMainClassCounts() throws IOException {
    Path first = jar("first.jar", Map.of(), "com/acme/Main.class");
    Path second = jar("second.jar", Map.of(), "com/acme/Main.class");

    MainProgram program = program("com.acme.Main", first + File.pathSeparator + second);

    assertCovers(program, "net/other/Thing", first, true);
    assertCovers(program, "net/other/Thing", second, false);
  }

  @Test
  void aModuleIsStartedByItsMainClass() throws IOException {
    MainProgram program = program("com.acme.shop/com.acme.Main --port 80", "");

    assertThat(program.serviceName()).isEqualTo("Main");
    assertCovers(program, "com/acme/Thing", folder.resolve("x.jar"), true);
  }

  /** Surefire, Gradle and others, when the command line would be too long. */
  @Test
  void foldersNamedByTheManifestOfTheOnlyJarAreInApp() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("with space/test-classes"));
    Path relative = Files.createDirectories(folder.resolve("classes"));
    Path booter =
        jar(
            "surefirebooter.jar",
            Map.of(
                "Main-Class",
                "org.apache.maven.surefire.booter.ForkedBooter",
                "Class-Path",
                classes.toUri() + " classes/ lib/library.jar missing/ file:/no/where/"));

    MainProgram program = program(booter + " a b", booter.toString());

    assertCovers(program, "net/other/Thing", classes, true);
    assertCovers(program, "net/other/Thing", relative, true);
    assertCovers(program, "net/other/Thing", folder.resolve("lib/library.jar"), false);
  }

  @Test
  void theAgentsOwnJarIsNotPartOfTheProgram() throws IOException {
    Path app = jar("shop.jar", Map.of("Main-Class", "com.acme.Main"));

    MainProgram program = program(app.toString(), app + File.pathSeparator + agent);

    assertThat(program.serviceName()).isEqualTo("shop");
    assertCovers(program, "net/other/Thing", app, true);
    assertCovers(program, "net/other/Thing", agent, false);
  }

  @Test
  void knowsNothingWhenNothingIsStarted() {
    MainProgram program = program(null, null);

    assertThat(program.isKnown()).isFalse();
    assertThat(program.serviceName()).isNull();
    assertThat(program("", "").isKnown()).isFalse();
    assertThat(program.description())
        .isEqualTo("BOOT-INF/classes, WEB-INF/classes; set faultline.in-app to change it");
  }

  @Test
  void survivesEntriesThatAreMissingOrNoJars() throws IOException {
    Path text = Files.writeString(folder.resolve("no.jar"), "text");

    MainProgram program =
        program("com.acme.Main", folder.resolve("missing.jar") + File.pathSeparator + text);
    assertCovers(program, "com/acme/Thing", text, true);
    assertCovers(program, "net/other/Thing", text, false);

    assertThat(program(text + " x", text.toString()).serviceName()).isEqualTo("no");
  }

  @Test
  void aMainClassWithoutAPackageIsItsOwnPlaceOnly() throws IOException {
    Path app = jar("shop.jar", Map.of(), "Main.class");

    MainProgram program = program("Main", app + File.pathSeparator + "other.jar");

    assertCovers(program, "net/other/Thing", app, true);
    assertCovers(program, "Other", folder.resolve("x.jar"), false);
  }

  @ParameterizedTest
  @CsvSource({
    "shop.jar, shop",
    "shop.war, shop",
    "shop-1.jar, shop",
    "shop-1.2.3.jar, shop",
    "shop-1.2.3-SNAPSHOT.jar, shop",
    "shop-1-SNAPSHOT.jar, shop",
    "shop-1.0.0.RELEASE.jar, shop",
    "shop-2026.11-rc1.jar, shop",
    "h2-2.3.232.jar, h2",
    "google-java-format-1.28.0-all-deps.jar, google-java-format",
    "log4j-over-slf4j-2.0.jar, log4j-over-slf4j",
    "shop-v2.jar, shop-v2",
    "my-shop.jar, my-shop",
  })
  void namesTheServiceByTheJarWithoutItsVersion(String jar, String name) throws IOException {
    Path app = jar(jar, Map.of());

    assertThat(program(app.toString(), app.toString()).serviceName()).isEqualTo(name);
  }

  private MainProgram program(String command, String classPath) {
    return MainProgram.of(command, classPath, agent.toFile(), null);
  }

  private static void assertCovers(
      MainProgram program, String className, Path from, boolean expected) throws IOException {
    ProtectionDomain domain =
        new ProtectionDomain(new CodeSource(from.toUri().toURL(), (Certificate[]) null), null);
    assertThat(InAppClasses.of(program).covers(className, domain))
        .as("%s from %s in %s", className, from, program.description())
        .isEqualTo(expected);
  }

  private Path jar(String name, Map<String, String> manifest, String... entries)
      throws IOException {
    Path file = folder == null ? temporary.resolve(name) : folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      jar.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      StringBuilder text = new StringBuilder("Manifest-Version: 1.0\r\n");
      manifest.forEach((key, value) -> text.append(folded(key + ": " + value)));
      jar.write(text.append("\r\n").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      for (String entry : entries) {
        jar.putNextEntry(new ZipEntry(entry));
      }
    }
    return file;
  }

  /** No line of a manifest is longer than 72 bytes. */
  private static String folded(String line) {
    return line.replaceAll("(.{70})(?=.)", "$1\r\n ") + "\r\n";
  }
}
