package dev.faultline.it.attach;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where events go, and what all of them say, is changed while the program runs. */
class RedirectedIT {

  @EveryJdk
  void eventsGoWhereTheSettingsFileSendsThem(Jdk jdk) throws IOException {
    Path file = TestFolders.create("settings").resolve("faultline.properties");
    JavaProgram program =
        JavaProgram.on(jdk)
            .classPath(
                Programs.java("lingering", Packaged.annotationsJar()), Packaged.annotationsJar())
            .mainClass("com.acme.lingering.Lingering");
    try (RecordingBackend first = RecordingBackend.start();
        RecordingBackend second = RecordingBackend.start()) {
      // Nobody is there yet: the events wait.
      Files.writeString(file, "faultline.endpoint=http://127.0.0.1:9\nfaultline.tags=team=none\n");
      try (RunningProgram running =
          program.with(AgentOptions.bare().argument(file.toString())).start()) {
        running.awaitLine("does not take events");

        Files.writeString(
            file, "faultline.endpoint=" + first.uri() + "\nfaultline.tags=team=orders\n");
        first.awaitText("refused ");
        first.awaitText("\"orders\"");

        Files.writeString(
            file, "faultline.endpoint=" + second.uri() + "\nfaultline.tags=team=payments\n");
        second.awaitText("\"payments\"");
        running.awaitLine("faultline.tags: {team=orders} -> {team=payments}");
      }
    }
  }
}
