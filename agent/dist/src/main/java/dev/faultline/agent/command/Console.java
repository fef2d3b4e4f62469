package dev.faultline.agent.command;

import java.io.File;
import java.io.PrintStream;

/** Where a command writes to, and where it was started from. */
final class Console {

  private final PrintStream out;
  private final PrintStream err;
  private final File agentJar;

  Console(PrintStream out, PrintStream err, File agentJar) {
    this.out = out;
    this.err = err;
    this.agentJar = agentJar;
  }

  /** What was asked for. */
  void print(String line) {
    out.println(line);
  }

  /** What went wrong. */
  void complain(String line) {
    err.println(line);
  }

  /** The jar that this command was started from. */
  File agentJar() {
    return agentJar;
  }
}
