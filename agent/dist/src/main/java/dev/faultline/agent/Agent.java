package dev.faultline.agent;

import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Settings;
import dev.faultline.agent.settings.SettingsLoader;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.Probe;
import dev.faultline.capture.record.RecordQueue;
import dev.faultline.capture.record.RecordingRates;
import dev.faultline.capture.record.Rehearsal;
import dev.faultline.capture.record.ThrowRecorder;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.snapshot.NameRedaction;
import dev.faultline.capture.snapshot.SnapshotLimits;
import dev.faultline.capture.snapshot.Snapshotter;
import dev.faultline.instrumentation.thread.UncaughtExceptionInstrumentation;
import dev.faultline.weaving.InstrumentationTransformer;
import dev.faultline.weaving.inapp.InAppClasses;
import dev.faultline.weaving.inapp.MainProgram;
import dev.faultline.weaving.throwsite.ThrowSiteTransformer;
import dev.faultline.weaving.throwsite.ThrowSiteWeaver;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.List;

/**
 * Puts the agent's parts together and sets them to work, before the program's main class is loaded.
 */
final class Agent {

  private static final int RECORDS_WAITING = 4096;

  private final Instrumentation instrumentation;
  private final File agentJar;

  Agent(Instrumentation instrumentation, File agentJar) {
    this.instrumentation = instrumentation;
    this.agentJar = agentJar;
  }

  void start(String settingsFile) {
    Settings settings = SettingsLoader.load(settingsFile, System.getProperties(), System.getenv());
    AgentLog log = openLog(settings);
    for (String warning : settings.warnings()) {
      log.warn(warning);
    }
    if (!settings.get(AgentSettings.ENABLED)) {
      log.info("off, because faultline.enabled is false");
      return;
    }
    MainProgram program = MainProgram.ofThisJvm(agentJar);
    InAppClasses inApp = inApp(settings, program, log);
    SiteRegistry sites = new SiteRegistry();
    RecordQueue queue = new RecordQueue(RECORDS_WAITING);

    Snapshotter snapshotter = snapshotter(settings);
    ThrowRecorder recorder =
        new ThrowRecorder(sites, snapshotter, queue, recordingRates(settings), log);
    ThrowSiteTransformer transformer =
        new ThrowSiteTransformer(inApp, new ThrowSiteWeaver(sites), log);
    AgentThreads threads = new AgentThreads();
    AgentWork work =
        new AgentWork(
            settings, program, queue, new Rehearsal(snapshotter, log), inApp, threads, log);
    threads.newThread("faultline-capture", work).start();
    ShutdownFlush flush =
        new ShutdownFlush(
            work,
            settings.get(AgentSettings.SHUTDOWN_TIMEOUT),
            new AgentSummary(transformer, sites, queue, recorder),
            log);
    Runtime.getRuntime().addShutdownHook(threads.newThread("faultline-shutdown", flush));

    Probe.connect(recorder);
    instrumentation.addTransformer(transformer, true);
    watchUncaughtExceptions(log);
  }

  private static AgentLog openLog(Settings settings) {
    AgentLog.Level level = settings.get(AgentSettings.LOG_LEVEL);
    String file = settings.get(AgentSettings.LOG_FILE);
    if (file == null) {
      return AgentLog.standardError(level);
    }
    try {
      return AgentLog.file(level, new File(file));
    } catch (IOException e) {
      AgentLog log = AgentLog.standardError(level);
      log.warn(
          "faultline.log.file: "
              + new File(file).getAbsolutePath()
              + " cannot be written ("
              + e.getMessage()
              + "), logging to standard error");
      return log;
    }
  }

  private static InAppClasses inApp(Settings settings, MainProgram program, AgentLog log) {
    List<String> names = settings.get(AgentSettings.IN_APP);
    InAppClasses inApp = names == null ? InAppClasses.of(program) : InAppClasses.named(names);
    if (program.isKnown()) {
      log.info("in-app: " + inApp.description());
    }
    return inApp;
  }

  private static Snapshotter snapshotter(Settings settings) {
    return new Snapshotter(
        SnapshotLimits.builder()
            .depth(settings.get(AgentSettings.SNAPSHOT_DEPTH))
            .elements(settings.get(AgentSettings.SNAPSHOT_ELEMENTS))
            .fields(settings.get(AgentSettings.SNAPSHOT_FIELDS))
            .stringLength(settings.get(AgentSettings.SNAPSHOT_STRING_LENGTH))
            .values(settings.get(AgentSettings.SNAPSHOT_VALUES))
            .build(),
        NameRedaction.usualAnd(settings.get(AgentSettings.REDACT_NAMES)));
  }

  private static RecordingRates recordingRates(Settings settings) {
    return new RecordingRates(
        Rate.of(settings.get(AgentSettings.SITE_BURST), settings.get(AgentSettings.SITE_RATE)),
        Rate.of(
            settings.get(AgentSettings.PROCESS_BURST), settings.get(AgentSettings.PROCESS_RATE)));
  }

  private void watchUncaughtExceptions(AgentLog log) {
    InstrumentationTransformer transformer =
        new InstrumentationTransformer(new UncaughtExceptionInstrumentation(), log);
    instrumentation.addTransformer(transformer, true);
    try {
      instrumentation.retransformClasses(Thread.class);
    } catch (Throwable refused) {
      // Another agent's transformer may have made the class unacceptable; throw sites work all the
      // same.
      instrumentation.removeTransformer(transformer);
      log.warn("uncaught exceptions are not seen on this JVM: " + refused);
    }
  }
}
