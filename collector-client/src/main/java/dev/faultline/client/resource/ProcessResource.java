package dev.faultline.client.resource;

import dev.faultline.client.event.EventIds;
import dev.faultline.client.event.Resource;
import java.io.File;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;

/**
 * Finds out what all events of this JVM have in common, by OpenTelemetry's names. What is set here
 * goes before what the environment declares in {@code OTEL_RESOURCE_ATTRIBUTES}, and that before
 * what can be found out. Not safe for use by several threads.
 */
public final class ProcessResource {
  /** The name that the semantic conventions give to a service that has none. */
  private static final String UNKNOWN_SERVICE = "unknown_service:java";

  private String serviceName;
  private String likelyServiceName;
  private String serviceVersion;
  private String environmentName;
  private String distroVersion;

  /** Where the service sends from; default null: {@code OTEL_SERVICE_NAME}. */
  public ProcessResource serviceName(String name) {
    this.serviceName = name;
    return this;
  }

  /** The name of a service that nobody has named; default null: not known. */
  public ProcessResource likelyServiceName(String name) {
    this.likelyServiceName = name;
    return this;
  }

  /** Version of the service; default null: not known. */
  public ProcessResource serviceVersion(String version) {
    this.serviceVersion = version;
    return this;
  }

  /** Where it runs, such as {@code production}; default null: not known. */
  public ProcessResource environmentName(String name) {
    this.environmentName = name;
    return this;
  }

  /** Version of what sends the events; default null: not told. */
  public ProcessResource distroVersion(String version) {
    this.distroVersion = version;
    return this;
  }

  /**
   * Describes this JVM. Reads a few files of the system; may ask the network for the host's name.
   */
  public Resource describe() {
    Map<String, String> environment = System.getenv();
    Map<String, String> declared =
        DeclaredAttributes.parse(environment.get(DeclaredAttributes.VARIABLE));
    Resource.Builder resource = Resource.builder();
    resource.put("service.name", chosenServiceName(environment, declared));
    putFirst(resource, "service.version", serviceVersion, declared);
    putFirst(resource, "deployment.environment.name", environmentName, declared);
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
    for (Map.Entry<String, String> cloud : CloudPlatform.attributes(environment).entrySet()) {
      putDeclared(resource, cloud.getKey(), declared, cloud.getValue());
    }
    for (Map.Entry<String, String> more : declared.entrySet()) {
      resource.put(more.getKey(), more.getValue());
    }
    resource.put("telemetry.distro.name", "faultline");
    resource.put("telemetry.distro.version", distroVersion);
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

  private String chosenServiceName(Map<String, String> environment, Map<String, String> declared) {
    String other = declared.remove("service.name");
    String set = serviceName == null ? environment.get("OTEL_SERVICE_NAME") : serviceName;
    if (set == null || set.isEmpty()) {
      set = other == null ? likelyServiceName : other;
    }
    return set == null ? UNKNOWN_SERVICE : set;
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
