package dev.faultline.it.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A started process. Closing it ends it, if it has not ended. */
public final class RunningProgram implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<String> command;
  private final Process process;
  private final Path logs;

  RunningProgram(List<String> command, Process process, Path logs) {
    this.command = command;
    this.process = process;
    this.logs = logs;
  }

  /**
   * Waits for its end.
   *
   * @throws IllegalStateException when it does not end by itself
   */
  public Outcome await() {
    return await(PATIENCE);
  }

  /**
   * Waits for the end of a program that takes long.
   *
   * @throws IllegalStateException when it does not end by itself in this time
   */
  public Outcome await(Duration patience) {
    try {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException(
            String.join(" ", command) + " did not end within " + patience + "\n" + outcome());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException("interrupted while waiting for " + command, e);
    }
    return outcome();
  }

  /** Waits until it has printed a line that contains the text; fails when it ends without. */
  public String awaitLine(String text) {
    return Awaitility.await().atMost(PATIENCE).until(() -> line(text), Objects::nonNull);
  }

  private String line(String text) {
    for (String line : (out() + err()).split("\n")) {
      if (line.contains(text)) {
        return line;
      }
    }
    if (!process.isAlive()) {
      throw new IllegalStateException(command + " ended without '" + text + "': " + outcome());
    }
    return null;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it has printed on standard output so far. */
  public String out() {
    return new String(read("stdout"), StandardCharsets.UTF_8);
  }

  /** What it has printed on standard error so far. */
  public String err() {
    return new String(read("stderr"), StandardCharsets.UTF_8);
  }

  /** Asks it to end, as Ctrl-C does, and waits for that. */
  public Outcome terminate() {
    process.destroy();
    return await();
  }

  /** Kills it: it has no chance to do anything more. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  private Outcome outcome() {
    return new Outcome(process.exitValue(), read("stdout"), read("stderr"));
  }

  private byte[] read(String name) {
    try {
      return Files.readAllBytes(logs.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
