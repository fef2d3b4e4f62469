package dev.faultline.agent.resource;

import dev.faultline.agent.ProcessId;
import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Settings;
import dev.faultline.client.event.EventIds;
import dev.faultline.client.event.Resource;
import dev.faultline.weaving.inapp.MainProgram;
import java.io.File;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;

/**
 * What all events of this JVM have in common, by OpenTelemetry's names. May ask the network for the
 * host's name.
 */
public final class ProcessResource {

  private ProcessResource() {}

  /**
   * Describes this JVM. What the settings say goes before what the environment declares, and that
   * before what can be found out.
   *
   * @param version of the agent
   */
  public static Resource describe(Settings settings, MainProgram program, String version) {
    Map<String, String> environment = System.getenv();
    Map<String, String> declared =
        DeclaredAttributes.parse(environment.get(DeclaredAttributes.VARIABLE));
    Resource.Builder resource = Resource.builder();
    resource.put("service.name", serviceName(settings, environment, declared, program));
    putFirst(resource, "service.version", settings.get(AgentSettings.RELEASE), declared);
    putFirst(
        resource, "deployment.environment.name", settings.get(AgentSettings.ENVIRONMENT), declared);
    // Not UUID.randomUUID, which would set up the security providers before the application does.
    putDeclared(resource, "service.instance.id", declared, new EventIds().next());
    putDeclared(resource, "host.name", declared, hostName());
    putDeclared(resource, "host.arch", declared, System.getProperty("os.arch"));
    putDeclared(resource, "os.type", declared, osType(System.getProperty("os.name", "")));
    putDeclared(
        resource,
        "os.description",
        declared,
        System.getProperty("os.name", "") + ' ' + System.getProperty("os.version", ""));
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
    putDeclared(resource, "container.id", declared, ContainerId.of(new File("/proc")));
    for (Map.Entry<String, String> pod :
        KubernetesPod.attributes(environment, new File("/")).entrySet()) {
      putDeclared(resource, pod.getKey(), declared, pod.getValue());
    }
    for (Map.Entry<String, String> more : declared.entrySet()) {
      resource.put(more.getKey(), more.getValue());
    }
    resource.put("telemetry.distro.name", "faultline");
    resource.put("telemetry.distro.version", version);
    return resource.build();
  }

  private static void putFirst(
      Resource.Builder resource, String key, String set, Map<String, String> declared) {
    String other = declared.remove(key);
    resource.put(key, set == null ? other : set);
  }

  private static void putDeclared(
      Resource.Builder resource, String key, Map<String, String> declared, String found) {
    String said = declared.remove(key);
    resource.put(key, said == null ? found : said);
  }

  /** By the names of the semantic conventions; null for what they have no name for. */
  static String osType(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("windows")) {
      return "windows";
    }
    if (lower.startsWith("mac") || lower.startsWith("darwin")) {
      return "darwin";
    }
    for (String known : new String[] {"linux", "freebsd", "openbsd", "netbsd", "solaris", "aix"}) {
      if (lower.replace("sunos", "solaris").startsWith(known)) {
        return known;
      }
    }
    return null;
  }

  private static String serviceName(
      Settings settings,
      Map<String, String> environment,
      Map<String, String> declared,
      MainProgram program) {
    String other = declared.remove("service.name");
    String set = settings.get(AgentSettings.SERVICE_NAME);
    if (set == null) {
      set = environment.get("OTEL_SERVICE_NAME");
    }
    if (set == null || set.isEmpty()) {
      set = other == null ? program.serviceName() : other;
    }
    // The name that the semantic conventions give to a service that has none.
    return set == null ? "unknown_service:java" : set;
  }

  private static String hostName() {
    String name = SmallFile.firstLine(new File("/proc/sys/kernel/hostname"));
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
}
