package dev.faultline.benchmarks.application;

import dev.faultline.benchmarks.process.ChildProcess;
import dev.faultline.benchmarks.process.JdkTool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be reached in a JVM's heap.
 *
 * @param bytes of all of it
 * @param classes of which there are objects
 */
record LiveHeap(long bytes, List<String> classes) {
  /** Has a JVM collect its garbage, and counts the rest. */
  static LiveHeap of(long pid) throws IOException, InterruptedException {
    ProcessBuilder jcmd =
        new ProcessBuilder(JdkTool.path("jcmd"), Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true);
    try (ChildProcess command = ChildProcess.start(jcmd);
        var reader = command.process().inputReader()) {
      return read(reader.lines().toList());
    }
  }

  /**
   * As {@link #of}, of an application with an agent.
   *
   * @throws IllegalStateException when there is nothing of the agent
   */
  static LiveHeap requireOf(AttachedAgent agent, long pid)
      throws IOException, InterruptedException {
    LiveHeap live = of(pid);
    if (agent.isAttached() && !live.has(agent.classes())) {
      throw new IllegalStateException(
          agent.name() + " is not in the JVM: there are no objects of " + agent.classes() + '*');
    }
    return live;
  }

  /**
   * Reads a histogram.
   *
   * @throws IllegalStateException when it is none
   */
  static LiveHeap read(List<String> lines) {
    List<String> classes = new ArrayList<>();
    for (String line : lines) {
      String[] columns = line.trim().split("\\s+");
      if (columns[0].equals("Total")) {
        return new LiveHeap(Long.parseLong(columns[2]), List.copyOf(classes));
      }
      if (columns.length > 3) {
        classes.add(columns[3]);
      }
    }
    throw new IllegalStateException("jcmd GC.class_histogram printed: " + lines);
  }

  /** Whether there are objects of classes whose names begin so. */
  boolean has(String start) {
    return classes.stream().anyMatch(name -> name.startsWith(start));
  }
}
