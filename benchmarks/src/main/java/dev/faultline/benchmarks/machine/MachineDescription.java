package dev.faultline.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The machine and its JVM, by names that people know. */
public final class MachineDescription {
  private MachineDescription() {}

  public static Map<String, String> now() {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put("processor", field("/proc/cpuinfo", "model name", System.getProperty("os.arch")));
    machine.put("memory", field("/proc/meminfo", "MemTotal", "unknown"));
    machine.put("system", System.getProperty("os.name") + ' ' + System.getProperty("os.version"));
    machine.put(
        "jvm", System.getProperty("java.vm.name") + ' ' + System.getProperty("java.vm.version"));
    return machine;
  }

  private static String field(String file, String name, String otherwise) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException notLinux) {
      return otherwise;
    }
  }
}
