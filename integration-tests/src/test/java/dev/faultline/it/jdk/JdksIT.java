package dev.faultline.it.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.it.program.TestFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JdksIT {

  private final Path folder = TestFolders.create("jdks");

  @Test
  void findsAtLeastTheOneThatRunsTheTests() {
    assertThat(Jdks.find(null, folder))
        .singleElement()
        .satisfies(jdk -> assertThat(jdk.major()).isEqualTo(Runtime.version().feature()));
  }

  @Test
  void takesAJdkOnceUnderWhicheverNames() throws Exception {
    Path home = Path.of(System.getProperty("java.home"));
    Files.createSymbolicLink(folder.resolve("one"), home);
    Files.createSymbolicLink(folder.resolve("other"), home);
    Files.createDirectory(folder.resolve("no-jdk"));

    assertThat(Jdks.find(home + ":" + folder.resolve("one"), folder))
        .singleElement()
        .satisfies(jdk -> assertThat(jdk.home()).isEqualTo(home.toRealPath()));
  }

  @Test
  void refusesANamedHomeThatIsNone() {
    assertThatThrownBy(() -> Jdks.find(folder.toString(), folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FAULTLINE_TEST_JDKS names " + folder);
  }
}
