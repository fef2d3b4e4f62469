package dev.faultline.agent;

import dev.faultline.agent.command.GuardControl;
import dev.faultline.agent.command.RunningAgent;
import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Setting;
import dev.faultline.agent.settings.SettingProblem;
import dev.faultline.agent.settings.Settings;
import dev.faultline.agent.settings.SettingsChange;
import dev.faultline.agent.settings.SettingsSources;
import dev.faultline.agent.status.Status;
import dev.faultline.agent.status.StatusSection;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.client.metric.MetricSources;
import dev.faultline.client.resource.FaultlineVersion;
import dev.faultline.client.resource.ProcessId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The agent of this JVM, from its start until it is detached: its parts, in the order of their
 * start. Thread-safe; changes come one at a time.
 */
final class Agent implements RunningAgent {

  private final AgentLog log;
  private final Instant since = Instant.now();
  private final MetricSources metrics = new MetricSources();
  private final List<AgentPart> parts = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private SettingsSources sources;
  private Settings settings;
  private boolean detached;

  Agent(SettingsSources sources, Settings settings, AgentLog log) {
    this.sources = sources;
    this.settings = settings;
    this.log = log;
  }

  /** Adds a part, which from now on is told of changed settings and of the end. */
  synchronized <P extends AgentPart> P add(P part) {
    parts.add(part);
    return part;
  }

  @Override
  public String description() {
    return "agent " + FaultlineVersion.current() + ", attached since " + since;
  }

  @Override
  public synchronized Settings settings() {
    return settings;
  }

  @Override
  public synchronized SettingsSources sources() {
    return sources;
  }

  @Override
  public synchronized SettingsChange reconfigure(SettingsSources from) {
    Settings wanted = from.load();
    List<String> faults = new ArrayList<>();
    for (SettingProblem problem : wanted.mendableProblems()) {
      faults.add(problem.fault());
    }
    String refused = faults.isEmpty() ? null : String.join("\n", faults);
    if (refused != null) {
      Settings set = from.withoutFile().load();
      if (!from.setMoreThan(sources) || !set.mendableProblems().isEmpty()) {
        throw new IllegalArgumentException(refused);
      }
      // What is wrong is in the file alone, which nobody has asked for now.
      wanted = settings.overriddenBy(set);
    }
    SettingsChange change = new SettingsChange(settings, wanted, refused);
    sources = from;
    settings = settings.takingOver(wanted);
    if (change.takesEffect() && !detached) {
      for (AgentPart part : parts) {
        part.configure(settings);
      }
    }
    if (!change.isEmpty()) {
      log.info("settings: " + change);
    }
    return change;
  }

  @Override
  public synchronized Status status() {
    Status status = new Status();
    status
        .section("agent")
        .put("version", FaultlineVersion.current())
        .put("since", since.toString())
        .put("pid", ProcessId.own())
        .put("java", System.getProperty("java.version"))
        .put("problems", log.problems());
    for (AgentPart part : parts) {
      try {
        part.report(status);
      } catch (Throwable failure) {
        // The others are worth reading all the same.
        status.section("failures").put(part.getClass().getSimpleName(), failure.toString());
      }
    }
    StatusSection inForce = status.section(Status.SETTINGS);
    for (Setting<?> setting : AgentSettings.all()) {
      inForce.put(setting.name(), settings.shown(setting) + " (" + settings.origin(setting) + ")");
    }
    for (Map.Entry<String, String> named : settings.named().entrySet()) {
      String origin = settings.namedOrigin(named.getKey());
      inForce.put(named.getKey(), settings.shownNamed(named.getKey()) + " (" + origin + ")");
    }
    return status;
  }

  @Override
  public MetricSources metrics() {
    return metrics;
  }

  @Override
  public GuardControl guards() {
    for (AgentPart part : parts()) {
      if (part instanceof GuardControl) {
        return (GuardControl) part;
      }
    }
    throw new IllegalStateException("the agent has been detached");
  }

  @Override
  public boolean flush(long timeoutMillis) throws InterruptedException {
    for (AgentPart part : parts()) {
      if (!part.flush(timeoutMillis)) {
        return false;
      }
    }
    return true;
  }

  /** Not while holding the lock: sending takes its time. */
  private synchronized List<AgentPart> parts() {
    return new ArrayList<>(parts);
  }

  @Override
  public synchronized String detach() {
    if (!detached) {
      detached = true;
      for (int i = parts.size() - 1; i >= 0; i--) {
        detach(parts.get(i));
      }
      parts.clear();
      log.info("detached: " + String.join("; ", done));
    }
    return String.join("; ", done);
  }

  synchronized boolean isDetached() {
    return detached;
  }

  private void detach(AgentPart part) {
    try {
      part.detach();
      if (part.outcome() != null) {
        done.add(part.outcome());
      }
    } catch (Throwable failure) {
      String name = part.getClass().getSimpleName();
      log.warn(name + " could not be detached cleanly: " + failure);
      done.add(name + " failed: " + failure);
    }
  }
}
