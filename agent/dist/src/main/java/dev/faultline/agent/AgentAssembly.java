package dev.faultline.agent;

import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.JmxMode;
import dev.faultline.agent.settings.Settings;
import dev.faultline.agent.settings.SettingsSources;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.boundary.BoundaryRecorder;
import dev.faultline.capture.context.ThreadContexts;
import dev.faultline.capture.facade.FacadeRecorder;
import dev.faultline.capture.governor.Governor;
import dev.faultline.capture.governor.GovernorMetrics;
import dev.faultline.capture.governor.Operation;
import dev.faultline.capture.governor.OwnThreads;
import dev.faultline.capture.record.EventIdentities;
import dev.faultline.capture.record.ExceptionRecorder;
import dev.faultline.capture.record.GuardCaptures;
import dev.faultline.capture.record.HandCaptures;
import dev.faultline.capture.record.InjectedFaults;
import dev.faultline.capture.record.JdkStackDepth;
import dev.faultline.capture.record.RecordQueue;
import dev.faultline.capture.record.Rehearsal;
import dev.faultline.capture.record.StackDepth;
import dev.faultline.capture.site.ExceptionMetrics;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.snapshot.Snapshotter;
import dev.faultline.capture.story.ExceptionAccount;
import dev.faultline.client.metric.MetricSources;
import dev.faultline.weaving.inapp.InAppClasses;
import dev.faultline.weaving.inapp.MainProgram;
import dev.faultline.weaving.site.ProbeSelection;
import dev.faultline.weaving.site.SiteTransformer;
import dev.faultline.weaving.site.SiteWeaver;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts the agent's parts together and sets them to work, before the program's main class is loaded
 * or while the program runs.
 *
 * <p>What has something to do when settings change or when the agent is detached is an {@link
 * AgentPart} and is added to the {@link Agent}: {@code agent.add(new SomePart(…))}. Parts are
 * detached in reverse order, so that a part may rely on those added before it until its own end.
 * What weaves is added to {@link Weaving}, which undoes it: {@code weaving.inApp(transformer)} for
 * in-app classes, {@code weaving.instrument(instrumentations, …)} for classes of the JDK.
 */
final class AgentAssembly {

  private static final int RECORDS_WAITING = 4096;

  /** Where the jar has the agent's classes. */
  private static final String AGENT_FOLDER = "agent/";

  private final Instrumentation instrumentation;
  private final File agentJar;
  private String woven;

  AgentAssembly(Instrumentation instrumentation, File agentJar) {
    this.instrumentation = instrumentation;
    this.agentJar = agentJar;
  }

  /**
   * Starts the agent.
   *
   * @param sources where its settings come from
   * @param running whether the program runs already, so that its classes are there to be woven
   * @param presence tells others that there is an agent
   * @return the running agent, or null when the settings say that it is off
   */
  Agent start(SettingsSources sources, boolean running, AgentPresence presence) {
    Settings settings = sources.load();
    AgentLog log = LogOpening.open(settings);
    for (String warning : settings.warnings()) {
      log.warn(warning);
    }
    if (!settings.get(AgentSettings.ENABLED)) {
      log.info("off, because faultline.enabled is false");
      return null;
    }
    Agent agent = new Agent(sources, settings, log);
    agent.add(presence);
    boolean started = false;
    try {
      addParts(agent, settings, running, log);
      presence.show();
      started = true;
    } finally {
      if (!started) {
        agent.detach();
      }
    }
    return agent;
  }

  private void addParts(Agent agent, Settings settings, boolean running, AgentLog log) {
    long began = System.nanoTime();
    agent.add(new LogThreshold(log));
    LazyJdkClasses.load(log);
    MainProgram program = MainProgram.ofThisJvm(agentJar);
    InAppClasses inApp = inApp(settings, program, log);
    SiteRegistry sites = new SiteRegistry();
    RecordQueue queue = new RecordQueue(RECORDS_WAITING);

    OwnThreads ownThreads = new OwnThreads();
    Governor governor =
        new Governor(
            settings.get(AgentSettings.OVERHEAD_MAX_CPU),
            Runtime.getRuntime().availableProcessors(),
            ownThreads,
            log,
            System.nanoTime());
    MetricSources metrics = agent.metrics();
    metrics.add(new ExceptionMetrics(sites));
    metrics.add(new GovernorMetrics(governor));

    ModuleOpener opener = new ModuleOpener(new ModulePackages(instrumentation));
    SnapshotSettings snapshots = agent.add(new SnapshotSettings(settings, opener));
    Snapshotter snapshotter = snapshots.snapshotter();
    ThreadContexts contexts = new ThreadContexts(settings.get(AgentSettings.BREADCRUMBS));
    EventIdentities identities = new EventIdentities();
    InjectedFaults injected = new InjectedFaults();
    StackDepth depth = JdkStackDepth.of(opener);
    ExceptionRecorder recorder =
        new ExceptionRecorder(
            sites, snapshotter, queue, Governing.rates(settings), depth, governor, contexts, log);
    AgentThreads threads = new AgentThreads(ownThreads, log);
    ImplicitCapture implicit =
        agent.add(
            new ImplicitCapture(
                settings, instrumentation, recorder.passing(), governor, sites, threads, log));
    SiteTransformer siteTransformer =
        new SiteTransformer(
            inApp, new SiteWeaver(sites, probeSelection(settings), implicit.exitMethods()), log);
    Governing governing = agent.add(new Governing(governor, recorder, sites, implicit, threads));
    InstrumentedLoggers loggers = new InstrumentedLoggers();
    ExceptionAccount exceptions = new ExceptionAccount(sites);
    metrics.add(exceptions);
    AgentWork work =
        agent.add(
            new AgentWork(
                settings,
                program,
                queue,
                identities,
                injected,
                loggers,
                exceptions,
                new Rehearsal(snapshotter, depth, recorder, log),
                inApp,
                snapshots,
                governor,
                governing,
                metrics,
                implicit,
                threads,
                log));
    AgentSummary summary =
        agent.add(new AgentSummary(siteTransformer, sites, exceptions, queue, recorder));
    agent
        .add(
            new ShutdownFlush(
                work, settings.get(AgentSettings.SHUTDOWN_TIMEOUT), summary, threads, log))
        .register();

    agent.add(new ProbeConnection(recorder, new BoundaryRecorder(recorder))).connect();
    HandCaptures byHand = new HandCaptures(recorder, identities);
    FacadeRecorder facade = new FacadeRecorder(contexts, byHand, snapshots, log);
    agent.add(new FacadeConnection(facade, contexts)).connect();
    Weaving weaving = agent.add(new Weaving(instrumentation, inApp, governor, log));
    weaving.inApp(siteTransformer);
    loggers.by(weaving.instrument(Instrumentations.of(settings), InstrumentedLoggers.lookedFor()));
    GuardCaptures byGuards = new GuardCaptures(recorder, identities, injected);
    // Before what guards, so that each attempt may meet a fault.
    Faulting faulting =
        agent.add(new Faulting(settings, instrumentation, weaving, byGuards, opener, log));
    faulting.start();
    // What it inserts is no throw site and no catch site, and what is measured has it inside.
    Guarding guarding =
        agent.add(
            new Guarding(
                settings,
                inApp,
                instrumentation,
                weaving,
                faulting,
                byGuards,
                opener,
                threads,
                log));
    contexts.accompany(guarding.operationContext());
    guarding.start();
    // Last of those that weave: what it inserts is no throw site and no catch site.
    MethodCapture methods =
        agent.add(new MethodCapture(settings, instrumentation, weaving, sites, log));
    methods.start();
    guarding.weaveLoaded();
    faulting.weaveLoaded();
    metrics.add(methods.measured());
    metrics.add(guarding.metrics());
    metrics.add(faulting.metrics());
    implicit.start(weaving);
    woven = weaving.weaveLoaded(running);
    // Not earlier: a class that another thread is loading while the transformers are registered may
    // be seen by none of them, and not be among the loaded classes yet.
    governing.start();
    work.start();
    keepJar(threads, log);
    MetricsPort port = agent.add(new MetricsPort(settings, metrics, work, threads, log));
    watch(
        agent,
        settings,
        running,
        threads,
        port,
        new LateWeaving(weaving, new EitherFilter(methods, new EitherFilter(guarding, faulting))),
        log);
    governor.spent(Operation.START, System.nanoTime() - began);
  }

  @SuppressWarnings("unchecked") // the agent's class loader, which is no class of this one
  private void keepJar(AgentThreads threads, AgentLog log) {
    ClassLoader loader = AgentAssembly.class.getClassLoader();
    if (loader instanceof Consumer) {
      KeptClassFiles kept =
          new KeptClassFiles(agentJar, AGENT_FOLDER, (Consumer<Map<String, byte[]>>) loader, log);
      threads.newThread("faultline-jar", kept).start();
    }
  }

  private void watch(
      Agent agent,
      Settings settings,
      boolean running,
      AgentThreads threads,
      MetricsPort port,
      LateWeaving late,
      AgentLog log) {
    AgentWatch watch = new AgentWatch(threads, log);
    watch.add(port);
    watch.add(late);
    watch.add(new SettingsReload(agent, log));
    if (settings.get(AgentSettings.JMX) == JmxMode.AUTO) {
      JmxAccess jmx = agent.add(new JmxAccess(agent, instrumentation, log));
      jmx.start(running);
      watch.add(jmx);
    }
    agent.add(watch).start();
  }

  /** What was woven of the classes that were loaded before the agent came; null for nothing. */
  String woven() {
    return woven;
  }

  private static InAppClasses inApp(Settings settings, MainProgram program, AgentLog log) {
    List<String> names = settings.get(AgentSettings.IN_APP);
    InAppClasses inApp = names == null ? InAppClasses.of(program) : InAppClasses.named(names);
    if (program.isKnown()) {
      log.info("in-app: " + inApp.description());
    }
    return inApp;
  }

  private static ProbeSelection probeSelection(Settings settings) {
    return new ProbeSelection(
        settings.get(AgentSettings.THROW_SITES), settings.get(AgentSettings.CATCH_SITES));
  }
}
