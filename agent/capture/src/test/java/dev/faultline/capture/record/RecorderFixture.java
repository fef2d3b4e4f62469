package dev.faultline.capture.record;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.FixedBudget;
import dev.faultline.capture.context.ThreadContexts;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.site.Fingerprint;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.Site;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.site.ThrownOrigin;
import dev.faultline.capture.snapshot.SnapshotLimits;
import dev.faultline.capture.snapshot.Snapshotter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A recorder with two throw sites, and what it hands over. */
abstract class RecorderFixture {

  static final Rate ALL = Rate.of(1_000_000, 1_000_000);

  /** One, and no second one while a test runs. */
  static final Rate ONE = Rate.of(1, 1e-6);

  @TempDir Path folder;

  final SiteRegistry sites = new SiteRegistry();
  final ThrowSite site =
      sites
          .of("com.acme.Shop", null)
          .throwSite(0, "order", 42, List.of("item", "price"), ThrownOrigin.ELSEWHERE);
  final ThrowSite other =
      sites
          .of("com.acme.Shop", null)
          .throwSite(0, "wrap", 50, List.of("item"), ThrownOrigin.ELSEWHERE);
  final FixedBudget budget = new FixedBudget();
  final RecordQueue queue = new RecordQueue(100_000);
  final ThreadContexts contexts = new ThreadContexts(100);
  final Snapshotter snapshotter =
      new Snapshotter(SnapshotLimits.builder().build(), Redaction.usual());
  StackDepth depth = StackDepth.UNKNOWN;
  AgentLog log;

  @BeforeEach
  void openLog() throws Exception {
    log = AgentLog.file(AgentLog.Level.DEBUG, folder.resolve("log").toFile());
  }

  ExceptionRecorder recorder(Rate perSite, Rate perProcess) {
    return recorder(ALL, perSite, perProcess);
  }

  ExceptionRecorder recorder(Rate perFingerprint, Rate perSite, Rate perProcess) {
    RecordingRates rates = new RecordingRates(perFingerprint, perSite, perProcess);
    return new ExceptionRecorder(sites, snapshotter, queue, rates, depth, budget, contexts, log);
  }

  static RecordingRates rates(Rate perSite, Rate perProcess) {
    return new RecordingRates(ALL, perSite, perProcess);
  }

  static void throwMany(ExceptionRecorder recorder, ThrowSite site, int times) {
    for (int i = 0; i < times; i++) {
      recorder.thrown(new IllegalStateException(), site.number(), null);
    }
  }

  /** What was counted at a site and not recorded, of all types; takes it. */
  static long takeUnrecorded(Site site) {
    return site.activity().fingerprints().stream().mapToLong(Fingerprint::takeUnrecorded).sum();
  }

  static void countUnrecorded(Site site, Throwable like, long exceptions) {
    site.activity().of(like).countUnrecorded(exceptions);
  }

  List<ThrowRecord> records() {
    List<ThrowRecord> polled = new ArrayList<>();
    for (ThreadRecord record = queue.poll(); record != null; record = queue.poll()) {
      polled.add((ThrowRecord) record);
    }
    return polled;
  }

  /** Throws that the records stand for; one that was offered as a possible wrapper is one. */
  static long told(List<ThrowRecord> records) {
    return records.stream().mapToLong(record -> Math.max(1, record.occurrences())).sum();
  }

  static List<ThrowRecord> counted(List<ThrowRecord> records) {
    return records.stream().filter(record -> record.occurrences() > 0).toList();
  }
}
