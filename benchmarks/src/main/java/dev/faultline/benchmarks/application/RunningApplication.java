package dev.faultline.benchmarks.application;

import dev.faultline.benchmarks.process.ChildProcess;
import dev.faultline.benchmarks.process.FreePort;
import dev.faultline.benchmarks.process.JdkTool;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Spring Boot application in a JVM of its own, from its start to its end. */
final class RunningApplication implements AutoCloseable {
  private static final int HEAP_MEBIBYTES = 256;
  private static final Duration START = Duration.ofSeconds(120);
  private static final int OK = 200;

  private final ChildProcess child;
  private final URI address;
  private final long startNanos;

  private RunningApplication(ChildProcess child, URI address, long startNanos) {
    this.child = child;
    this.address = address;
    this.startNanos = startNanos;
  }

  /**
   * Starts it, and waits until it answers a request for its first path with 200.
   *
   * @param arguments of the JVM
   * @throws IllegalStateException when it ends, or does not answer in two minutes
   */
  static RunningApplication start(Application application, List<String> arguments, File log)
      throws IOException, InterruptedException {
    int port = FreePort.find();
    List<String> command = new ArrayList<>();
    command.add(JdkTool.path("java"));
    command.addAll(arguments);
    // A heap that is resident from the start, so that what else is resident can be told.
    command.add("-Xms" + HEAP_MEBIBYTES + "m");
    command.add("-Xmx" + HEAP_MEBIBYTES + "m");
    command.add("-XX:+AlwaysPreTouch");
    command.add("-jar");
    command.add(application.jar().getPath());
    command.add("--server.port=" + port);
    long started = System.nanoTime();
    ChildProcess child =
        ChildProcess.start(
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log));
    URI address = URI.create("http://localhost:" + port);
    URI page = address.resolve(application.paths().get(0));
    try {
      while (!answers(page)) {
        if (!child.process().isAlive() || System.nanoTime() - started > START.toNanos()) {
          throw new IllegalStateException(
              application.jar() + " did not answer " + page + "; what it printed is in " + log);
        }
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } catch (InterruptedException | RuntimeException e) {
      child.close();
      throw e;
    }
    return new RunningApplication(child, address, System.nanoTime() - started);
  }

  /** Whether there is an answer, to its end. */
  private static boolean answers(URI page) {
    try {
      HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(10_000);
      if (connection.getResponseCode() != OK) {
        connection.disconnect();
        return false;
      }
      try (InputStream body = connection.getInputStream()) {
        body.readAllBytes();
      }
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  List<URI> at(List<String> paths) {
    return paths.stream().map(address::resolve).toList();
  }

  long pid() {
    return child.process().pid();
  }

  /** From the start of its process to the end of its first answer. */
  long startNanos() {
    return startNanos;
  }

  /** CPU time of all its threads so far. */
  long cpuNanos() {
    return child.cpuNanos();
  }

  /**
   * What is resident beside the heap, and of the heap what is reachable.
   *
   * @param live what is reachable now
   */
  long memoryBytes(LiveHeap live) throws IOException {
    return child.residentBytes() - ((long) HEAP_MEBIBYTES << 20) + live.bytes();
  }

  @Override
  public void close() {
    child.close();
  }
}
