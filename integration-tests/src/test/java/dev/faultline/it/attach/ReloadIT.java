package dev.faultline.it.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A settings file that changes while the program runs. */
class ReloadIT {

  @EveryJdk
  void changesAreTakenOverAndFaultsAreNot(Jdk jdk) throws IOException {
    Path file = TestFolders.create("settings").resolve("faultline.properties");
    Files.writeString(file, "faultline.snapshot.depth=2\n");
    try (RunningProgram program =
        Workers.started(Workers.on(jdk).with(AgentOptions.bare().argument(file.toString())))) {
      String pid = Long.toString(program.pid());

      Files.writeString(
          file, "faultline.snapshot.depth=1\nfaultline.log.level=debug\nfaultline.batch.size=7\n");
      program.awaitLine(
          "[faultline] settings: faultline.snapshot.depth: 2 -> 1, faultline.log.level: info ->"
              + " debug; faultline.batch.size takes effect at the next start");

      Files.writeString(file, "faultline.snapshot.depth=9\n\nfaultline.snapshot.dept=1\n");
      program.awaitLine(
          file
              + ":3: faultline.snapshot.dept is not a setting; did you mean"
              + " faultline.snapshot.depth?; the settings stay as they are until the file is"
              + " mended");
      assertThat(depth(pid)).isEqualTo("1 (" + file + ":1)");

      Files.delete(file);
      program.awaitLine(file + " is gone; the settings stay as they are");
      assertThat(depth(pid)).isEqualTo("1 (" + file + ":1)");

      Files.writeString(file, "# nothing set\nfaultline.snapshot.depth=6\n");
      program.awaitLine("settings: faultline.snapshot.depth: 1 -> 6");
      assertThat(program.err().lines().filter(line -> line.contains("until the file is mended")))
          .hasSize(1);
    }
  }

  /** What is wrong with the file is nothing against what somebody sets now. */
  @EveryJdk
  void settingsAreTakenOverWhileTheFileIsBroken(Jdk jdk) throws IOException {
    Path file = TestFolders.create("settings").resolve("faultline.properties");
    Files.writeString(file, "faultline.snapshot.depth=2\n");
    try (RunningProgram program =
        Workers.started(Workers.on(jdk).with(AgentOptions.bare().argument(file.toString())))) {
      String pid = Long.toString(program.pid());
      Files.writeString(file, "faultline.snapshot.dept=1\n");
      program.awaitLine("until the file is mended");

      assertThat(
              AgentCommand.on(Jdks.current()).succeed("attach", pid, "faultline.log.level=debug"))
          .contains(
              "settings: faultline.log.level: info -> debug; the settings file is not taken over:")
          .contains(file + ":1: faultline.snapshot.dept is not a setting");
      assertThat(depth(pid)).as("as the file said before").isEqualTo("2 (" + file + ":1)");

      Files.writeString(file, "faultline.snapshot.depth=1\nfaultline.log.level=warn\n");
      program.awaitLine("settings: faultline.snapshot.depth: 2 -> 1");
    }
  }

  private static String depth(String pid) {
    return AgentCommand.on(Jdks.current())
        .succeed("status", pid)
        .lines()
        .filter(line -> line.startsWith("  faultline.snapshot.depth "))
        .findFirst()
        .orElseThrow()
        .replace("faultline.snapshot.depth", "")
        .trim();
  }
}
