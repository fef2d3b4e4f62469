package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.spool.SpoolSettings;
import dev.faultline.client.spool.SpooledBatch;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsedSpoolTest {
  private final RecordingLog log = new RecordingLog();
  @TempDir private Path folder;

  @Test
  void tellsOnceOfADiskThatIsFullNowAndThen() {
    UsedSpool spool =
        new UsedSpool(
            SpoolSettings.in(folder.toFile()).maxBytes(1 << 16).build(),
            new Ledger(10, 1_000),
            log);
    byte[] body = new byte[30_000];
    Deque<SpooledBatch> kept = new ArrayDeque<>();
    int refused = 0;
    for (int i = 0; i < 20; i++) {
      SpooledBatch batch = spool.keep(body, 1);
      if (batch == null) {
        refused++;
        while (!kept.isEmpty()) {
          spool.settle(kept.pop());
        }
      } else {
        kept.push(batch);
      }
    }
    spool.close();

    assertThat(refused).isGreaterThan(3);
    assertThat(log.lines()).hasSize(2);
    assertThat(log.lines().get(0)).contains("Further events are kept in memory alone");
    assertThat(log.lines().get(1)).contains("Events are kept on disk again");
  }
}
