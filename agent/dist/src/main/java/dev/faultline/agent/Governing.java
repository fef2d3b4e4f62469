package dev.faultline.agent;

import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Settings;
import dev.faultline.agent.status.Status;
import dev.faultline.agent.status.StatusSection;
import dev.faultline.capture.governor.Governor;
import dev.faultline.capture.governor.GovernorStatus;
import dev.faultline.capture.governor.GovernorWork;
import dev.faultline.capture.governor.Operation;
import dev.faultline.capture.record.ExceptionRecorder;
import dev.faultline.capture.record.RecordingRates;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.SiteRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What capturing may cost: the governor with its thread, and the rates of recording. */
final class Governing implements AgentPart, Supplier<Rate> {

  private final Governor governor;
  private final ExceptionRecorder recorder;
  private final Thread thread;

  Governing(
      Governor governor,
      final ExceptionRecorder recorder,
      final SiteRegistry sites,
      final ImplicitCapture implicit,
      AgentThreads threads) {
    this.governor = governor;
    this.recorder = recorder;
    this.thread =
        threads.newThread(
            "faultline-governor",
            new GovernorWork(
                governor,
                new GovernorWork.Look() {
                  @Override
                  public void look(long nowNanos) {
                    recorder.look(nowNanos);
                    implicit.look(nowNanos);
                    sites.forgetUnloaded();
                  }
                }));
  }

  void start() {
    thread.start();
  }

  @Override
  public void configure(Settings settings) {
    governor.configure(settings.get(AgentSettings.OVERHEAD_MAX_CPU));
    recorder.configure(rates(settings));
  }

  /** How many events of one stack are told: as many as are recorded of one fingerprint. */
  @Override
  public Rate get() {
    return recorder.rates().perFingerprint();
  }

  @Override
  public void report(Status status) {
    GovernorStatus now = governor.status();
    StatusSection section = status.section("overhead");
    section.put("detail", now.level().wireName() + " (" + now.reason() + ")");
    section.put("cpu", now.used());
    for (Operation operation : Operation.values()) {
      section.put(
          operation.wireName() + " ms", TimeUnit.NANOSECONDS.toMillis(now.nanos(operation)));
    }
  }

  static RecordingRates rates(Settings settings) {
    return new RecordingRates(
        Rate.of(
            settings.get(AgentSettings.FINGERPRINT_BURST),
            settings.get(AgentSettings.FINGERPRINT_RATE)),
        Rate.of(settings.get(AgentSettings.SITE_BURST), settings.get(AgentSettings.SITE_RATE)),
        Rate.of(
            settings.get(AgentSettings.PROCESS_BURST), settings.get(AgentSettings.PROCESS_RATE)));
  }

  @Override
  public void detach() throws InterruptedException {
    thread.interrupt();
    thread.join(1_000);
  }
}
