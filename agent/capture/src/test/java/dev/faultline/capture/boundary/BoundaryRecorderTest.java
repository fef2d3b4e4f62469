package dev.faultline.capture.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.BoundaryProbe;
import dev.faultline.capture.FixedBudget;
import dev.faultline.capture.context.ThreadContexts;
import dev.faultline.capture.record.BoundaryRecord;
import dev.faultline.capture.record.ExceptionRecorder;
import dev.faultline.capture.record.RecordQueue;
import dev.faultline.capture.record.RecordingRates;
import dev.faultline.capture.record.StackDepth;
import dev.faultline.capture.record.ThreadRecord;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.site.HandlerUse;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.snapshot.SnapshotLimits;
import dev.faultline.capture.snapshot.Snapshotter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundaryRecorderTest {

  private static final Rate ALL = Rate.of(1_000_000, 1_000_000);

  private final RecordQueue queue = new RecordQueue(1_000);
  private final BoundaryRecorder recorder = recorder(ALL);
  private final Exception exception = new IllegalStateException();

  private BoundaryRecorder recorder(Rate perSite) {
    return new BoundaryRecorder(exceptions(perSite, new SiteRegistry()));
  }

  private ExceptionRecorder exceptions(Rate perSite, SiteRegistry sites) {
    return new ExceptionRecorder(
        sites,
        new Snapshotter(SnapshotLimits.builder().build(), Redaction.usual()),
        queue,
        new RecordingRates(ALL, perSite, ALL),
        StackDepth.UNKNOWN,
        new FixedBudget(),
        new ThreadContexts(100),
        AgentLog.standardError(AgentLog.Level.OFF));
  }

  @Test
  void recordsEachKindOfBoundary() {
    recorder.reached(new Exception(), BoundaryProbe.UNCAUGHT, null);
    recorder.reached(new Exception(), BoundaryProbe.FUTURE, "FutureTask");
    recorder.reached(new Exception(), BoundaryProbe.REFLECTION, "proxy");
    recorder.reached(new Exception(), BoundaryProbe.ASKED, "Future.exceptionNow");
    recorder.logged(new Exception(), "com.acme.Orders", "ERROR");

    assertThat(told())
        .containsExactly(
            "UNCAUGHT null",
            "FUTURE FutureTask",
            "REFLECTION proxy",
            "ASKED Future.exceptionNow",
            "LOG com.acme.Orders ERROR");
  }

  @Test
  void leavesOutTheForksThatAScopeHasInterrupted() {
    recorder.reached(new InterruptedException(), BoundaryProbe.SUBTASK, "StructuredTaskScope");
    recorder.reached(new Exception(), BoundaryProbe.SUBTASK, "StructuredTaskScope");

    assertThat(told()).containsExactly("FUTURE StructuredTaskScope");
  }

  @Test
  void tellsWhereAnInterruptionEndsThatWasSeenBefore() {
    SiteRegistry sites = new SiteRegistry();
    ExceptionRecorder exceptions = exceptions(ALL, sites);
    BoundaryRecorder boundaries = new BoundaryRecorder(exceptions);
    Exception interruption = new InterruptedException();
    exceptions.caught(
        interruption,
        sites
            .of("com.acme.Orders", null)
            .catchSite(0, "order", 1, HandlerUse.builder().build())
            .number());

    boundaries.reached(interruption, BoundaryProbe.SUBTASK, "StructuredTaskScope");
    boundaries.reached(new InterruptedException(), BoundaryProbe.SUBTASK, "StructuredTaskScope");

    assertThat(toldOfBoundaries()).containsExactly("INTERRUPTED StructuredTaskScope");
  }

  @Test
  void makesDoWithHalfADetail() {
    recorder.logged(new Exception(), "com.acme.Orders", null);
    recorder.logged(new Exception(), null, "WARN");
    recorder.logged(new Exception(), null, null);

    assertThat(told()).containsExactly("LOG com.acme.Orders", "LOG WARN", "LOG null");
  }

  @Test
  void followsAnExceptionFromBoundaryToBoundary() {
    recorder.reached(exception, BoundaryProbe.REFLECTION, "reflection");
    recorder.logged(exception, "com.acme.Orders", "ERROR");
    recorder.reached(exception, BoundaryProbe.FUTURE, "FutureTask");

    assertThat(told())
        .containsExactly("REFLECTION reflection", "LOG com.acme.Orders ERROR", "FUTURE FutureTask");
  }

  @Test
  void tellsOnceWhatAFacadeAndItsLibraryBothTell() {
    recorder.logged(exception, "com.acme.Orders", "ERROR");
    recorder.logged(exception, "com.acme.Orders", "ERROR");

    assertThat(told()).containsExactly("LOG com.acme.Orders ERROR");
  }

  @Test
  void tellsWhatAnotherHandlerTells() {
    SiteRegistry sites = new SiteRegistry();
    ExceptionRecorder exceptions = exceptions(ALL, sites);
    BoundaryRecorder boundaries = new BoundaryRecorder(exceptions);
    int handler =
        sites
            .of("com.acme.Orders", null)
            .catchSite(0, "order", 1, HandlerUse.builder().build())
            .number();

    boundaries.logged(exception, "com.acme.Orders", "ERROR");
    boundaries.logged(exception, "com.acme.Orders", "ERROR");
    exceptions.caught(exception, handler);
    boundaries.logged(exception, "com.acme.Orders", "ERROR");

    assertThat(toldOfBoundaries())
        .containsExactly("LOG com.acme.Orders ERROR", "LOG com.acme.Orders ERROR");
  }

  @Test
  void takesAStackTraceThatALoggerPrintsForPartOfTheLogging() {
    recorder.logged(exception, "com.acme.Orders", "ERROR");
    recorder.logged(exception, "printStackTrace", null);

    assertThat(told()).containsExactly("LOG com.acme.Orders ERROR");
  }

  @Test
  void takesAStackTraceThatTheJvmPrintsForPartOfTheEnd() {
    recorder.reached(exception, BoundaryProbe.UNCAUGHT, null);
    recorder.logged(exception, "printStackTrace", null);

    assertThat(told()).containsExactly("UNCAUGHT null");
  }

  @Test
  void tellsOfAStackTraceThatTheUserPrints() {
    recorder.reached(exception, BoundaryProbe.FUTURE, "FutureTask");
    recorder.logged(exception, "printStackTrace", null);
    recorder.logged(new Exception(), "printStackTrace", null);

    assertThat(told())
        .containsExactly("FUTURE FutureTask", "LOG printStackTrace", "LOG printStackTrace");
  }

  @Test
  void limitsHowOftenItRecordsExceptionsOfOneTypeAtOneBoundary() {
    BoundaryRecorder slow = recorder(Rate.of(2, 1e-6));
    for (int i = 0; i < 100; i++) {
      slow.reached(new IllegalStateException(), BoundaryProbe.FUTURE, "FutureTask");
    }

    assertThat(told()).containsExactly("FUTURE FutureTask", "FUTURE FutureTask");
  }

  private List<String> told() {
    assertThat(queue.isEmpty()).isFalse();
    return toldOfBoundaries();
  }

  private List<String> toldOfBoundaries() {
    List<String> told = new ArrayList<>();
    for (ThreadRecord record = queue.poll(); record != null; record = queue.poll()) {
      if (record instanceof BoundaryRecord) {
        BoundaryRecord one = (BoundaryRecord) record;
        told.add(one.boundary() + " " + one.detail());
      }
    }
    return told;
  }
}
