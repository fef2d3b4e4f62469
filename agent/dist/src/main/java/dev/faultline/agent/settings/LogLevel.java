package dev.faultline.agent.settings;

/**
 * How much the agent's log says, least first. The same as the log's own levels, whose class is only
 * there in a JVM that the agent is attached to; settings are also read on the command line.
 */
public enum LogLevel {
  OFF,
  ERROR,
  WARN,
  INFO,
  DEBUG
}
