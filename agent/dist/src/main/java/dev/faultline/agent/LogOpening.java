package dev.faultline.agent;

import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Settings;
import dev.faultline.bootstrap.AgentLog;
import java.io.File;
import java.io.IOException;

/** Opens the agent's log where the settings say. */
final class LogOpening {

  private LogOpening() {}

  static AgentLog.Level level(Settings settings) {
    return AgentLog.Level.valueOf(settings.get(AgentSettings.LOG_LEVEL).name());
  }

  static AgentLog open(Settings settings) {
    AgentLog.Level level = level(settings);
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
}
