package dev.faultline.agent;

import dev.faultline.agent.command.RunningAgent;
import dev.faultline.agent.settings.SettingsSources;
import dev.faultline.bootstrap.AgentLog;
import java.io.File;

/**
 * Takes over the settings file when it has changed, as soon as it has then stayed the same between
 * two looks: it may be half written before. A bad file changes nothing and is told of once. By time
 * and size of the file, because {@code WatchService} would set up the file system before the
 * application does. Used by the watching thread.
 */
final class SettingsReload implements Runnable {

  private final RunningAgent agent;
  private final AgentLog log;
  private String applied;
  private String seen;

  SettingsReload(RunningAgent agent, AgentLog log) {
    this.agent = agent;
    this.log = log;
    applied = state(agent.sources().file());
    seen = applied;
  }

  @Override
  public void run() {
    SettingsSources sources = agent.sources();
    String now = state(sources.file());
    boolean settled = now.equals(seen);
    seen = now;
    if (!settled || now.equals(applied)) {
      return;
    }
    applied = now;
    if (!sources.file().isFile()) {
      log.warn(sources.file() + " is gone; the settings stay as they are");
      return;
    }
    try {
      agent.reconfigure(sources);
    } catch (IllegalArgumentException faults) {
      for (String fault : faults.getMessage().split("\n")) {
        log.warn(fault + "; the settings stay as they are until the file is mended");
      }
    }
  }

  private static String state(File file) {
    return file == null ? "" : file + ":" + file.lastModified() + ':' + file.length();
  }
}
