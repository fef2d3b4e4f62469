package dev.faultline.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A process that ends when it is closed, and when this JVM is asked to end before: by SIGTERM,
 * Ctrl-C or {@link System#exit}. What it has started itself ends with it. Thread-safe.
 */
public final class ChildProcess implements AutoCloseable {
  private static final long END_SECONDS = 30;

  private final Runnable afterEnd;
  private final Thread hook = new Thread(this::end, "end-of-child");
  private Process process;
  private boolean ended;

  private ChildProcess(Runnable afterEnd) {
    this.afterEnd = afterEnd;
  }

  /** Starts it. */
  public static ChildProcess start(ProcessBuilder builder) throws IOException {
    return start(builder, () -> {});
  }

  /**
   * Starts it.
   *
   * @param afterEnd run once when it has ended, or cannot be started, to take away what is left
   * @throws IllegalStateException when this JVM ends already; nothing is started then
   */
  public static ChildProcess start(ProcessBuilder builder, Runnable afterEnd) throws IOException {
    ChildProcess child = new ChildProcess(afterEnd);
    // The hook waits for this lock: there is no moment in which a process has none.
    synchronized (child) {
      try {
        Runtime.getRuntime().addShutdownHook(child.hook);
        child.process = builder.start();
      } catch (IOException | RuntimeException e) {
        child.removeHook();
        afterEnd.run();
        throw e;
      }
    }
    return child;
  }

  /** What runs. */
  public synchronized Process process() {
    return process;
  }

  /** CPU time of all its threads so far. */
  public long cpuNanos() {
    return process()
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException("a process has ended: no CPU time"))
        .toNanos();
  }

  /** What of its memory is resident now. */
  public long residentBytes() throws IOException {
    return memory("VmRSS:");
  }

  /** The most that was resident at any time. */
  public long mostResidentBytes() throws IOException {
    return memory("VmHWM:");
  }

  /** See proc_pid_status(5). */
  private long memory(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process().pid() + "/status")).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a process has ended: no " + name));
  }

  /** Asks it to end, waits for half a minute, and then ends it. */
  @Override
  public void close() {
    // Before the hook goes, so that it does this if this JVM is asked to end meanwhile.
    end();
    removeHook();
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endsAlready) {
      // The hook finds nothing left to do.
    }
  }

  private synchronized void end() {
    if (process == null || ended) {
      return;
    }
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    ended = true;
    afterEnd.run();
  }
}
