package dev.faultline.benchmarks.application;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Spring Boot application in a JVM of its own, from its start to its end. */
final class RunningApplication implements AutoCloseable {
  private static final int HEAP_MEBIBYTES = 256;
  private static final Duration START = Duration.ofSeconds(120);
  private static final int OK = 200;

  private final Process process;
  private final URI address;
  private final long startNanos;

  private RunningApplication(Process process, URI address, long startNanos) {
    this.process = process;
    this.address = address;
    this.startNanos = startNanos;
  }

  /**
   * Starts it, and waits until it answers a request with 200.
   *
   * @param path that is asked for
   * @throws IllegalStateException when it ends, or does not answer in two minutes
   */
  static RunningApplication start(File jar, AttachedAgent agent, String path, File log)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(agent.arguments());
    // A heap that is resident from the start, so that what else is resident can be told.
    command.add("-Xms" + HEAP_MEBIBYTES + "m");
    command.add("-Xmx" + HEAP_MEBIBYTES + "m");
    command.add("-XX:+AlwaysPreTouch");
    command.add("-jar");
    command.add(jar.getPath());
    command.add("--server.port=" + port);
    long started = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    URI address = URI.create("http://localhost:" + port);
    while (!answers(address.resolve(path))) {
      if (!process.isAlive() || System.nanoTime() - started > START.toNanos()) {
        process.destroyForcibly();
        throw new IllegalStateException(
            agent.name() + ": " + jar + " did not answer " + path + "; what it printed: " + log);
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return new RunningApplication(process, address, System.nanoTime() - started);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean answers(URI page) {
    try {
      HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(10_000);
      return connection.getResponseCode() == OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  URI address() {
    return address;
  }

  /** From the start of its process to the end of its first answer. */
  long startNanos() {
    return startNanos;
  }

  /** CPU time of all its threads so far. */
  long cpuNanos() {
    return process.info().totalCpuDuration().orElseThrow().toNanos();
  }

  /** What is resident beside the heap, and of the heap what is reachable. */
  long memoryBytes() throws IOException, InterruptedException {
    long live = liveHeapBytes();
    long resident = 0;
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        resident = Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
      }
    }
    return resident - ((long) HEAP_MEBIBYTES << 20) + live;
  }

  private long liveHeapBytes() throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String last = "";
    try (var lines = jcmd.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line.isBlank() ? last : line;
      }
    }
    jcmd.waitFor();
    String[] total = last.trim().split("\\s+");
    if (!total[0].equals("Total")) {
      throw new IllegalStateException("jcmd GC.class_histogram ended with: " + last);
    }
    return Long.parseLong(total[2]);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
