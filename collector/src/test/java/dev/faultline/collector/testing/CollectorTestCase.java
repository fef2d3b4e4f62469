package dev.faultline.collector.testing;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test that talks to a collector of its own, which has stored nothing yet. */
public abstract class CollectorTestCase {

  @TempDir protected Path data;
  protected RunningCollector collector;

  @BeforeEach
  void start() {
    collector = RunningCollector.start(data);
  }

  /** Stops the collector and starts it again on the same data. */
  protected void restart() {
    collector.close();
    collector = RunningCollector.start(data);
  }

  @AfterEach
  void stop() {
    collector.close();
  }
}
