package dev.faultline.benchmarks.collector;

import dev.faultline.benchmarks.process.ChildProcess;
import dev.faultline.benchmarks.process.JdkTool;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A collector in a JVM of its own, from its start until nothing is left of it. */
final class RunningCollector implements AutoCloseable {
  static final int HEAP_MEBIBYTES = 512;

  private static final Pattern READY = Pattern.compile("(http://[^ ]+) \\(data in");
  private static final Duration START = Duration.ofSeconds(60);

  private final ChildProcess child;
  private final Path folder;
  private URI address;

  private RunningCollector(ChildProcess child, Path folder) {
    this.child = child;
    this.folder = folder;
  }

  /**
   * Starts it with an empty store, and waits until it is ready.
   *
   * @param folder in which a folder of its own is made for its store
   * @throws IllegalStateException when it ends, or is not ready in a minute
   */
  static RunningCollector start(File jar, StoreShape shape, Path folder, File log)
      throws IOException, InterruptedException {
    Path store = Files.createTempDirectory(folder, "collector-");
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    JdkTool.path("java"),
                    "-Xmx" + HEAP_MEBIBYTES + "m",
                    "-jar",
                    jar.getPath(),
                    "--port",
                    "0",
                    "--data",
                    store.toString(),
                    "--events-per-issue",
                    Integer.toString(shape.eventsKept())))
            .redirectErrorStream(true)
            .redirectOutput(log);
    RunningCollector collector =
        new RunningCollector(ChildProcess.start(builder, () -> delete(store)), store);
    try {
      collector.awaitReady(log);
    } catch (IOException | InterruptedException | RuntimeException e) {
      collector.close();
      throw e;
    }
    return collector;
  }

  private void awaitReady(File log) throws IOException, InterruptedException {
    long started = System.nanoTime();
    while (address == null) {
      Matcher ready = READY.matcher(Files.readString(log.toPath()));
      if (ready.find()) {
        address = URI.create(ready.group(1));
      } else if (!child.process().isAlive() || System.nanoTime() - started > START.toNanos()) {
        throw new IllegalStateException("the collector did not start; what it printed: " + log);
      } else {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  URI address() {
    return address;
  }

  /** CPU time of all its threads so far. */
  long cpuNanos() {
    return child.cpuNanos();
  }

  /** What is resident now. */
  long residentBytes() throws IOException {
    return child.residentBytes();
  }

  /** The most that was resident at any time. */
  long mostResidentBytes() throws IOException {
    return child.mostResidentBytes();
  }

  /** What its store takes, with what is not yet in its place. */
  long diskBytes() throws IOException {
    long bytes = 0;
    for (Path file : files(folder)) {
      bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    return bytes;
  }

  /** The innermost first. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    }
  }

  @Override
  public void close() {
    child.close();
  }

  private static void delete(Path store) {
    try {
      for (Path file : files(store)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the store could not be removed", e);
    }
  }
}
