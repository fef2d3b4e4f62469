package dev.faultline.capture.story;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.FixedBudget;
import dev.faultline.capture.context.ContextAssembler;
import dev.faultline.capture.context.ThreadContexts;
import dev.faultline.capture.record.EventIdentities;
import dev.faultline.capture.record.ExceptionRecorder;
import dev.faultline.capture.record.GuardCaptures;
import dev.faultline.capture.record.HandCaptures;
import dev.faultline.capture.record.InjectedFaults;
import dev.faultline.capture.record.MessageRecord;
import dev.faultline.capture.record.Record;
import dev.faultline.capture.record.RecordQueue;
import dev.faultline.capture.record.RecordingRates;
import dev.faultline.capture.record.StackDepth;
import dev.faultline.capture.record.ThreadRecord;
import dev.faultline.capture.redaction.Redaction;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.capture.site.ThrownOrigin;
import dev.faultline.capture.snapshot.SnapshotLimits;
import dev.faultline.capture.snapshot.Snapshotter;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.MessageEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** From the probes' other end to the events, on one thread and with a clock that is set by hand. */
final class Stories {

  static final Rate ALL = Rate.of(1_000_000, 1_000_000);
  static final long SETTLE = TimeUnit.MILLISECONDS.toNanos(500);

  final SiteRegistry sites = new SiteRegistry();
  final FixedBudget budget = new FixedBudget();
  final List<ExceptionEvent> told = new ArrayList<>();
  final List<MessageEvent> messages = new ArrayList<>();
  final ThreadContexts contexts = new ThreadContexts(100);
  final HandCaptures byHand;
  final GuardCaptures byGuards;
  final ExceptionAccount account = new ExceptionAccount(sites);
  final Tallies tallies = new Tallies(told::add, account);
  final ExceptionRecorder recorder;

  /** Loggers that tell of what they are given. */
  final Set<String> watched = new HashSet<>();

  Rate perStack = ALL;
  long now;

  private final RecordQueue queue = new RecordQueue(100_000);
  private final InjectedFaults faults = new InjectedFaults();
  private final EventIdentities identities = new EventIdentities();
  private final ThrowableFacts facts =
      new ThrowableFacts(Stories::daemon, AgentLog.standardError(AgentLog.Level.OFF));
  final StackSampling stacks =
      new StackSampling(Stories::isInApp, () -> perStack, told::add, account);
  private final KnownExceptions exceptions = new KnownExceptions(facts, faults);
  private final MessageTeller messageTeller =
      new MessageTeller(
          new ContextAssembler(Map.of(), Redaction::usual, 100),
          identities,
          Redaction::usual,
          messages::add);
  private final StoryBook book =
      new StoryBook(
          exceptions,
          new ExceptionReader(exceptions, facts, Redaction::usual, budget),
          new EventTeller(
              Stories::isInApp,
              exceptions,
              Redaction::usual,
              new ContextAssembler(Map.of(), Redaction::usual, 100),
              identities,
              watched::contains,
              told::add,
              tallies,
              stacks,
              account),
          messageTeller,
          SETTLE);

  Stories() {
    this(ALL, ALL);
  }

  Stories(Rate perSite, Rate perProcess) {
    this(new RecordingRates(ALL, perSite, perProcess), StackDepth.UNKNOWN);
  }

  Stories(RecordingRates rates, StackDepth depth) {
    recorder =
        new ExceptionRecorder(
            sites,
            new Snapshotter(SnapshotLimits.builder().build(), Redaction.usual()),
            queue,
            rates,
            depth,
            budget,
            contexts,
            AgentLog.standardError(AgentLog.Level.OFF));
    byHand = new HandCaptures(recorder, identities);
    byGuards = new GuardCaptures(recorder, identities, faults);
  }

  private static boolean isInApp(String name) {
    return name.startsWith("dev.faultline.");
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  /** The site of a {@code throw} in the calling method at the line of the exception's frame. */
  ThrowSite siteOf(StackTraceElement frame, String... variables) {
    return sites
        .of(frame.getClassName(), null)
        .throwSite(
            0,
            frame.getMethodName(),
            frame.getLineNumber(),
            List.of(variables),
            ThrownOrigin.ELSEWHERE);
  }

  ThrowSite site(String method, int line, String... variables) {
    return sites
        .of("com.acme.Shop", null)
        .throwSite(0, method, line, List.of(variables), ThrownOrigin.ELSEWHERE);
  }

  /** As woven code does before an {@code athrow}. */
  <T extends Throwable> T thrown(T throwable, ThrowSite site, Object... locals) {
    recorder.thrown(throwable, site.number(), locals.length == 0 ? null : locals);
    return throwable;
  }

  void uncaught(Throwable throwable) {
    recorder.uncaught(Thread.currentThread(), throwable);
  }

  /** The agent's thread takes what was recorded. */
  Stories take() {
    for (ThreadRecord record = queue.poll(); record != null; record = queue.poll()) {
      if (record instanceof MessageRecord) {
        messageTeller.accept((MessageRecord) record);
      } else {
        book.accept((Record) record, now);
      }
    }
    return this;
  }

  /** The agent's thread takes what was recorded, and time goes on until all of it is settled. */
  List<ExceptionEvent> settle() {
    take();
    now += SETTLE;
    while (book.settleDue(now)) {
      continue;
    }
    return told;
  }

  /** Events as the collector keeps them: the last one of each id. */
  List<ExceptionEvent> kept() {
    Map<String, ExceptionEvent> byId = new LinkedHashMap<>();
    told.forEach(event -> byId.put(event.id(), event));
    return List.copyOf(byId.values());
  }

  /** The frames of a link that have variables, each as {@code method: variables}. */
  static List<String> variables(ExceptionLink link) {
    return link.frames().stream()
        .filter(frame -> frame.variables() != null)
        .map(frame -> frame.methodName() + ": " + frame.variables())
        .toList();
  }

  static List<Map<String, Object>> variablesOnly(ExceptionLink link) {
    return link.frames().stream().map(Frame::variables).filter(Objects::nonNull).toList();
  }

  /** An exception with the stack trace of the given methods of {@code com.acme.Shop}. */
  static <T extends Throwable> T at(T throwable, Object... methodsAndLines) {
    StackTraceElement[] trace = new StackTraceElement[methodsAndLines.length / 2];
    for (int i = 0; i < trace.length; i++) {
      trace[i] =
          new StackTraceElement(
              "com.acme.Shop",
              (String) methodsAndLines[2 * i],
              "Shop.java",
              (Integer) methodsAndLines[2 * i + 1]);
    }
    throwable.setStackTrace(trace);
    return throwable;
  }
}
