package dev.faultline.client.resource;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of the agent and of its client, as the build wrote it into the jar. */
public final class FaultlineVersion {

  private FaultlineVersion() {}

  public static String current() {
    Properties build = new Properties();
    try (InputStream in =
        FaultlineVersion.class.getClassLoader().getResourceAsStream("faultline-build.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException unreadable) {
      // The version is for information only.
    }
    return build.getProperty("version", "unknown");
  }
}
