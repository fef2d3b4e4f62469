package dev.faultline.agent.command.process;

import dev.faultline.client.resource.ProcessId;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The JVMs of this user that keep performance counters, which is the default. */
public final class JavaProcesses {

  private static final String FOLDER = "hsperfdata_";

  private final File folder;

  private JavaProcesses(File folder) {
    this.folder = folder;
  }

  /** Those of the user that runs this command. */
  public static JavaProcesses ofThisUser() {
    // On Linux the JVM takes /tmp whatever java.io.tmpdir says.
    File temporary =
        OperatingSystem.isLinux()
            ? new File("/tmp")
            : new File(System.getProperty("java.io.tmpdir"));
    return new JavaProcesses(new File(temporary, FOLDER + System.getProperty("user.name")));
  }

  /** All of them, by process id, without the JVM of this command. */
  public List<JavaProcess> all() {
    List<JavaProcess> all = new ArrayList<>();
    String[] names = folder.list();
    for (String name : names == null ? new String[0] : names) {
      JavaProcess process = name.matches("\\d{1,18}") ? find(Long.parseLong(name)) : null;
      if (process != null && process.pid() != ProcessId.own()) {
        all.add(process);
      }
    }
    Collections.sort(
        all,
        new Comparator<JavaProcess>() {
          @Override
          public int compare(JavaProcess one, JavaProcess other) {
            return Long.compare(one.pid(), other.pid());
          }
        });
    return all;
  }

  /** The JVM with this process id, or null when there is none or it keeps no counters. */
  public JavaProcess find(long pid) {
    // A JVM that was killed leaves its file behind.
    if (!OperatingSystem.isAlive(pid)) {
      return null;
    }
    try {
      return new JavaProcess(pid, PerformanceCounters.read(new File(folder, Long.toString(pid))));
    } catch (IOException unreadable) {
      return null;
    }
  }
}
