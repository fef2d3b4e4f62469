package dev.faultline.it.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdksIT {

  @TempDir private Path folder;

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
