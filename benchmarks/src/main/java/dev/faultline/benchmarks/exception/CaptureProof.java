package dev.faultline.benchmarks.exception;

import dev.faultline.benchmarks.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * That the agent captures what it is said to capture with certain settings: found out by a JVM of
 * its own that throws the exceptions that are timed, and by what the agent has written of them.
 */
final class CaptureProof {
  private static final int EXCEPTIONS = 50;
  private static final String VARIABLE = "\"isbn\"";
  private static final String COUNT = "\"occurrences\":";
  private static final String FRAME = "\"call\"";

  private final int events;
  private final boolean variables;

  /**
   * @param events that 50 exceptions are to make
   * @param variables whether each of them is to hold the variables of the throw site
   */
  CaptureProof(int events, boolean variables) {
    this.events = events;
    this.variables = variables;
  }

  /**
   * Throws, and looks.
   *
   * @throws IllegalStateException when something else was captured
   */
  void require(File agentJar, List<String> settings) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("faultline-proof");
    Path file = folder.resolve("events.ndjson");
    ProcessBuilder program = new ProcessBuilder(command(agentJar, settings, file)).inheritIO();
    try (ChildProcess child = ChildProcess.start(program, () -> delete(folder))) {
      if (!child.process().waitFor(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "the program that proves did not end: " + program.command());
      }
      if (child.process().exitValue() != 0) {
        throw new IllegalStateException(
            "the program that proves ended with " + child.process().exitValue());
      }
      look(Files.exists(file) ? Files.readAllLines(file) : List.of(), settings);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path one : files.toList()) {
        Files.delete(one);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("what the proof has written could not be removed", e);
    }
  }

  private static List<String> command(File agentJar, List<String> settings, Path file) {
    List<String> all = new ArrayList<>();
    all.add("in-app=dev.faultline.benchmarks");
    all.add("log.level=warn");
    all.add("backends=file");
    all.add("backend.file.path=" + file);
    all.add("shutdown.timeout=20s");
    all.addAll(settings);
    return AgentProgram.command(agentJar, all, Program.class);
  }

  private void look(List<String> lines, List<String> settings) {
    // An event is written again when more of its kind were counted.
    Map<String, String> last = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.contains("OutOfStock")) {
        last.put(after(line, "\"id\":\""), line);
      }
    }
    long withVariables = last.values().stream().filter(line -> line.contains(VARIABLE)).count();
    long withFrames = last.values().stream().filter(CaptureProof::hasAllFrames).count();
    long counted =
        last.values().stream().mapToLong(line -> Long.parseLong(after(line, COUNT))).sum();
    String found =
        last.size()
            + " events, "
            + withFrames
            + " with all frames, "
            + withVariables
            + " with variables, for "
            + counted
            + " exceptions";
    String expected =
        events
            + " events, "
            + events
            + " with all frames, "
            + (variables ? events : 0)
            + " with variables, for "
            + EXCEPTIONS
            + " exceptions";
    if (!found.equals(expected)) {
      throw new IllegalStateException(
          "with " + settings + " there should be " + expected + ", and there are " + found);
    }
  }

  private static boolean hasAllFrames(String event) {
    return event.split(FRAME, -1).length > Exceptions.JUDGED_DEPTH;
  }

  /** The letters and digits that follow a text. */
  private static String after(String line, String text) {
    if (!line.contains(text)) {
      throw new IllegalStateException("there is no " + text + " in " + line);
    }
    int start = line.indexOf(text) + text.length();
    int end = start;
    while (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '-') {
      end++;
    }
    return line.substring(start, end);
  }

  /** What is run: catches, in a class of its own, what {@link ThrowAndCatch} throws. */
  static final class Program {
    public static void main(String[] args) {
      for (int i = 0; i < EXCEPTIONS; i++) {
        thrown();
      }
    }

    private static Object thrown() {
      try {
        return ThrowAndCatch.call(Exceptions.JUDGED_DEPTH, ThrowAndCatch.ORDER);
      } catch (ThrowAndCatch.OutOfStock e) {
        return e;
      }
    }
  }
}
