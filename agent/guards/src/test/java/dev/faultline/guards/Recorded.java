package dev.faultline.guards;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.context.ThreadContexts;
import dev.faultline.capture.governor.Governor;
import dev.faultline.capture.governor.OwnThreads;
import dev.faultline.capture.record.EventIdentities;
import dev.faultline.capture.record.ExceptionRecorder;
import dev.faultline.capture.record.GuardCaptures;
import dev.faultline.capture.record.InjectedFaults;
import dev.faultline.capture.record.RecordQueue;
import dev.faultline.capture.record.RecordingRates;
import dev.faultline.capture.record.StackDepth;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.snapshot.SnapshotLimits;
import dev.faultline.capture.snapshot.Snapshotter;

/** What guards record of exceptions. */
public final class Recorded {

  private static final Rate ALL = Rate.of(1_000_000, 1_000_000);

  private Recorded() {}

  /** Records that nobody reads. */
  public static GuardCaptures nowhere() {
    return into(new RecordQueue(1));
  }

  /** Records that are read from a queue. */
  public static GuardCaptures into(RecordQueue queue) {
    AgentLog log = AgentLog.standardError(AgentLog.Level.OFF);
    ExceptionRecorder recorder =
        new ExceptionRecorder(
            new SiteRegistry(),
            new Snapshotter(SnapshotLimits.builder().build(), Redaction.usual()),
            queue,
            new RecordingRates(ALL, ALL, ALL),
            StackDepth.UNKNOWN,
            new Governor(1, 1, new OwnThreads(), log, System.nanoTime()),
            new ThreadContexts(1),
            log);
    return new GuardCaptures(recorder, new EventIdentities(), new InjectedFaults());
  }
}
