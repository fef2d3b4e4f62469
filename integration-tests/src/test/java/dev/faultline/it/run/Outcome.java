package dev.faultline.it.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a program printed, byte for byte, and how it ended. */
public final class Outcome {

  private static final String AGENT_LINE = "[faultline] ";

  private final int exitCode;
  private final byte[] out;
  private final byte[] err;

  Outcome(int exitCode, byte[] out, byte[] err) {
    this.exitCode = exitCode;
    this.out = out;
    this.err = err;
  }

  public int exitCode() {
    return exitCode;
  }

  /** Standard output as UTF-8 text. */
  public String out() {
    return new String(out, StandardCharsets.UTF_8);
  }

  /** Standard error as UTF-8 text. */
  public String err() {
    return new String(err, StandardCharsets.UTF_8);
  }

  /** The whole lines of standard error that the agent wrote. */
  public List<String> agentLines() {
    return err().lines().filter(line -> line.startsWith(AGENT_LINE)).toList();
  }

  /** The same without the whole lines that the agent wrote. */
  public Outcome withoutAgentLines() {
    StringBuilder rest = new StringBuilder();
    // Latin-1: one character a byte, so nothing is lost on the way there and back.
    for (String line : new String(err, StandardCharsets.ISO_8859_1).split("(?<=\n)", -1)) {
      if (!line.startsWith(AGENT_LINE)) {
        rest.append(line);
      }
    }
    return new Outcome(exitCode, out, rest.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The same without the whole lines that contain a text. */
  public Outcome withoutLines(String text) {
    return new Outcome(exitCode, withoutLines(out, text), withoutLines(err, text));
  }

  private static byte[] withoutLines(byte[] bytes, String text) {
    StringBuilder rest = new StringBuilder();
    for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("(?<=\n)", -1)) {
      if (!line.contains(text)) {
        rest.append(line);
      }
    }
    return rest.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The same with numbers and identity hashes replaced, for programs that print times or ports. */
  public Outcome withoutNumbers() {
    return new Outcome(exitCode, withoutNumbers(out), withoutNumbers(err));
  }

  private static byte[] withoutNumbers(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replaceAll("@[0-9a-f]+|\\d+", "0")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outcome o
        && exitCode == o.exitCode
        && Arrays.equals(out, o.out)
        && Arrays.equals(err, o.err);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * exitCode + Arrays.hashCode(out)) + Arrays.hashCode(err);
  }

  @Override
  public String toString() {
    return "exit code " + exitCode + "\n--- out\n" + out() + "--- err\n" + err() + "---\n";
  }
}
