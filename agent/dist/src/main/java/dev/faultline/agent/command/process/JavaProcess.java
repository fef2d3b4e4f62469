package dev.faultline.agent.command.process;

import java.io.File;

/** A JVM on this machine, as its performance counters describe it. Immutable. */
public final class JavaProcess {

  /** The counter that an attached agent shows its version in. */
  public static final String AGENT_COUNTER = "dev.faultline.agent";

  private final long pid;
  private final PerformanceCounters counters;

  JavaProcess(long pid, PerformanceCounters counters) {
    this.pid = pid;
    this.counters = counters;
  }

  public long pid() {
    return pid;
  }

  /** Main class or file name of the jar; empty when a program embeds the JVM. */
  public String main() {
    String command = text("sun.rt.javaCommand");
    int jar = command.indexOf(".jar");
    int space = command.indexOf(' ');
    if (jar >= 0 && (space < 0 || jar + 4 == space || isJarWithSpaces(command, jar + 4))) {
      return new File(command.substring(0, jar + 4)).getName();
    }
    return space < 0 ? command : command.substring(0, space);
  }

  private static boolean isJarWithSpaces(String command, int end) {
    return (end == command.length() || command.charAt(end) == ' ')
        && new File(command.substring(0, end)).isFile();
  }

  /** Such as {@code 17.0.15}. */
  public String javaVersion() {
    return text("java.property.java.version");
  }

  /** Version of the agent that is attached, or null when none is. */
  public String agentVersion() {
    String version = text(AGENT_COUNTER);
    return version.isEmpty() ? null : version;
  }

  /** False when the JVM was told to refuse ({@code -XX:+DisableAttachMechanism}). */
  public boolean canBeAttachedTo() {
    return !text("sun.rt.jvmCapabilities").startsWith("0");
  }

  private String text(String counter) {
    String text = counters.text(counter);
    return text == null ? "" : text;
  }
}
