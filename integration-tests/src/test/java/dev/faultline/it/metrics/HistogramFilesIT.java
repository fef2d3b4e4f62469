package dev.faultline.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.attach.AgentCommand;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.RunningProgram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.io.TempDir;

/** Durations in HdrHistogram's log, written by what of it is packed into the agent. */
class HistogramFilesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int COMPRESSED_COOKIE = 0x1c849314;
  private static final int COOKIE = 0x1c849313;

  @TempDir private Path folder;

  @EveryJdk(few = true)
  void durationsOfAMethodAreInTheLog(Jdk jdk) throws Exception {
    AgentOptions agent =
        AgentOptions.bare()
            .setting("faultline.backends", "file")
            .setting("faultline.backend.file.path", folder + "/events.ndjson")
            .setting("faultline.backend.file.histograms", folder + "/%p.hlog")
            .setting("faultline.metrics.interval", "200ms")
            .setting("faultline.capture.methods", "com.acme.later.Main.work(int)");
    try (RunningProgram program = LaterProgram.on(jdk).with(agent).start()) {
      String pid = program.awaitLine("pid ").substring("pid ".length());
      Path log = folder.resolve(pid + ".hlog");
      await().atMost(PATIENCE).until(() -> intervals(log).size() >= 3);
      AgentCommand.on(jdk).succeed("detach", pid);

      assertThat(Files.readAllLines(log).get(0)).startsWith("#[StartTime: ");
      List<String> intervals = intervals(log);
      double end = 0;
      for (String interval : intervals) {
        String[] columns = interval.split(",");
        double start = Double.parseDouble(columns[1]);
        assertThat(start).isGreaterThanOrEqualTo(end - 0.002);
        end = start + Double.parseDouble(columns[2]);
        // It sleeps for 5 ms.
        assertThat(Double.parseDouble(columns[3])).isGreaterThan(4.9);
        assertThat(cookie(Base64.getDecoder().decode(columns[4]))).isEqualTo(COOKIE);
      }
      assertThat(program.isAlive()).isTrue();
      assertThat(folder.resolve("events.ndjson")).doesNotExist();
    }
  }

  private static List<String> intervals(Path log) throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    String tag =
        "Tag=faultline.method.duration;code.function.name=com.acme.later.Main.work;"
            + "faultline.outcome=returned,";
    return Files.readAllLines(log).stream().filter(line -> line.startsWith(tag)).toList();
  }

  /** The first word of a histogram in its second version of encoding, decompressed. */
  private static int cookie(byte[] encoded) throws IOException {
    ByteBuffer compressed = ByteBuffer.wrap(encoded);
    assertThat(compressed.getInt()).isEqualTo(COMPRESSED_COOKIE);
    byte[] zlib = new byte[compressed.getInt()];
    compressed.get(zlib);
    byte[] plain = new InflaterInputStream(new ByteArrayInputStream(zlib)).readAllBytes();
    return ByteBuffer.wrap(plain).getInt();
  }
}
