package dev.faultline.capture.record;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.context.ThreadContexts;
import dev.faultline.capture.governor.CaptureBudget;
import dev.faultline.capture.governor.Governor;
import dev.faultline.capture.governor.OwnThreads;
import dev.faultline.capture.site.HandlerUse;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.site.ThrownOrigin;
import dev.faultline.capture.snapshot.Snapshotter;
import dev.faultline.capture.snapshot.VariableNames;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Goes once through everything that a probe may do, before an application's thread has to. A class
 * that is loaded and initialized for the first time by a thread near the end of its stack fails for
 * good, be it ours or the JDK's, and the JVM complains on standard error; so all of them are loaded
 * here, on the agent's thread.
 */
public final class Rehearsal {

  private final Snapshotter snapshotter;
  private final StackDepth depth;
  private final ExceptionRecorder rehearsed;
  private final AgentLog log;

  /**
   * @param snapshotter the one that the probes use
   * @param depth likewise
   * @param rehearsed what leaves exhausted threads alone until this is over
   */
  public Rehearsal(
      Snapshotter snapshotter, StackDepth depth, ExceptionRecorder rehearsed, AgentLog log) {
    this.snapshotter = snapshotter;
    this.depth = depth;
    this.rehearsed = rehearsed;
    this.log = log;
    rehearsed.rehearsing(true);
    count(rehearsed);
  }

  /** What is counted from the first moment on must be loaded by then. */
  private static void count(ExceptionRecorder rehearsed) {
    // Its initializer asks a security manager, if the application has one by then.
    new SeenException();
    Throwable exhausted = new StackOverflowError();
    new SiteRegistry()
        .of("Rehearsal", null)
        .throwSite(0, "count", 1, Collections.<String>emptyList(), ThrownOrigin.ELSEWHERE)
        .activity()
        .of(rehearsed.carriedBy(exhausted))
        .countSeen();
  }

  /** Throws nothing and leaves nothing behind but loaded classes. */
  public void run() {
    try {
      rehearse();
    } finally {
      rehearsed.rehearsing(false);
    }
  }

  private void rehearse() {
    depth.prepare();
    Object[] locals = RehearsedValues.all();
    List<String> names = RehearsedValues.names(locals.length);
    SiteRegistry sites = new SiteRegistry();
    int origin =
        sites
            .of("Rehearsal", null)
            .throwSite(0, "origin", 1, names, ThrownOrigin.ELSEWHERE)
            .number();
    int handler =
        sites
            .of("Rehearsal", null)
            .throwSite(1, "handler", 2, names, ThrownOrigin.CAUGHT_HERE)
            .number();
    int caught =
        sites
            .of("Rehearsal", null)
            .catchSite(0, "handler", 2, HandlerUse.builder().reads().build())
            .number();
    int exit = sites.of("Rehearsal", null).exitSite("()", "origin", 1, names).number();
    int lost = sites.of("Rehearsal", null).finallySite(0, "handler", 2).number();
    ThreadContexts contexts = new ThreadContexts(1);
    ExceptionRecorder recorder =
        new ExceptionRecorder(
            sites,
            snapshotter,
            new RecordQueue(3),
            new RecordingRates(Rate.of(1, 0.001), Rate.of(1, 0.001), Rate.of(1, 0.001)),
            depth,
            new Governor(1, 1, new OwnThreads(), log, System.nanoTime()),
            contexts,
            log);
    recorder.includeThisThread();
    snapshotter.variables(VariableNames.of(names), locals);
    Throwable first = new IllegalStateException();
    recorder.thrown(first, origin, locals);
    recorder.caught(first, caught);
    recorder.thrown(first, handler, locals);
    recorder.exited(first, exit, locals);
    recorder.replaced(first, new StackOverflowError(), lost);
    recorder.boundary(first, Boundary.LOG, "rehearsal");
    recorder.exited(new NullPointerException(), exit, locals);
    recorder.caught(new ArithmeticException(), caught);
    recorder.caught(new ExecutionException(first), caught);
    recorder.boundary(new IllegalStateException(), Boundary.FUTURE, null);
    recorder.thrown(new StackOverflowError(), handler, locals);
    recorder.thrown(new IllegalStateException(first), handler, locals);
    recorder.look(System.nanoTime());
    // Often enough that one of them is measured.
    for (int i = 0; i < 2 * CaptureBudget.COUNTS_PER_SAMPLE; i++) {
      recorder.thrown(first, origin, null);
    }
    recorder.look(System.nanoTime());
    recorder.uncaught(Thread.currentThread(), first);
    recorder.failed(origin, new StackOverflowError());
    rehearseScopes(contexts);
  }

  private static void rehearseScopes(ThreadContexts contexts) {
    Object scope = contexts.open(contexts.take());
    contexts.tag(scope, "name", "value");
    contexts.close(scope);
    contexts.current();
  }
}
