package dev.faultline.agent;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of the agent, as the build wrote it into the jar. */
public final class AgentVersion {

  private AgentVersion() {}

  public static String current() {
    Properties build = new Properties();
    try (InputStream in =
        AgentVersion.class.getClassLoader().getResourceAsStream("faultline-build.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException unreadable) {
      // The version is for information only.
    }
    return build.getProperty("version", "unknown");
  }
}
