package dev.faultline.agent;

import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Settings;
import dev.faultline.client.event.EventIds;
import dev.faultline.client.event.Resource;
import dev.faultline.weaving.inapp.MainProgram;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/**
 * What all events of this JVM have in common, by OpenTelemetry's names. May ask the network for the
 * host's name.
 */
final class ProcessResource {

  private ProcessResource() {}

  static Resource describe(Settings settings, MainProgram program) {
    Resource.Builder resource = Resource.builder();
    resource.put("service.name", serviceName(settings.get(AgentSettings.SERVICE_NAME), program));
    resource.put("service.version", settings.get(AgentSettings.RELEASE));
    resource.put("deployment.environment.name", settings.get(AgentSettings.ENVIRONMENT));
    // Not UUID.randomUUID, which would set up the security providers before the application does.
    resource.put("service.instance.id", new EventIds().next());
    String host = hostName();
    if (host != null) {
      resource.put("host.name", host);
    }
    long pid = ProcessId.own();
    if (pid > 0) {
      resource.put("process.pid", pid);
    }
    resource.put("process.runtime.name", System.getProperty("java.runtime.name", "unknown"));
    resource.put("process.runtime.version", System.getProperty("java.runtime.version", "unknown"));
    resource.put(
        "process.runtime.description",
        System.getProperty("java.vm.vendor", "")
            + ' '
            + System.getProperty("java.vm.name", "")
            + ' '
            + System.getProperty("java.vm.version", ""));
    resource.put("telemetry.distro.name", "faultline");
    resource.put("telemetry.distro.version", AgentVersion.current());
    return resource.build();
  }

  private static String serviceName(String set, MainProgram program) {
    if (set != null) {
      return set;
    }
    String workedOut = program.serviceName();
    // The name that the semantic conventions give to a service that has none.
    return workedOut == null ? "unknown_service:java" : workedOut;
  }

  private static String hostName() {
    String name = firstLine(new File("/proc/sys/kernel/hostname"));
    if (name == null) {
      name = System.getenv("COMPUTERNAME");
    }
    if (name != null) {
      return name;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static String firstLine(File file) {
    if (!file.isFile()) {
      return null;
    }
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8))) {
      String line = in.readLine();
      return line == null || line.trim().isEmpty() ? null : line.trim();
    } catch (IOException unreadable) {
      return null;
    }
  }
}
