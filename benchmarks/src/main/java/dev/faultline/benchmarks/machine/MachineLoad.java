package dev.faultline.benchmarks.machine;

import java.io.IOException;
import java.io.PrintStream;

/** What other programs use of the machine, before and while something is measured. */
public final class MachineLoad {
  /** The share of all processors that others may use on a machine that is called quiet. */
  public static final double QUIET = 0.05;

  /** Stands for a share that this system does not tell. */
  public static final double UNKNOWN = Double.NaN;

  private static final int LOOKS = 10;
  private static final long LOOK_MILLIS = 2000;

  private final ProcessorTime started;

  private MachineLoad(ProcessorTime started) {
    this.started = started;
  }

  /** Begins to count. */
  public static MachineLoad start() throws IOException {
    return new MachineLoad(ProcessorTime.isKnown() ? ProcessorTime.now() : null);
  }

  /** What others have used since the start, from 0 to 1, or {@link #UNKNOWN}. */
  public double usedByOthers() throws IOException {
    return started == null ? UNKNOWN : ProcessorTime.now().usedByOthersSince(started);
  }

  /**
   * Looks for two seconds, and again while the machine is not quiet, ten times at most.
   *
   * @return what others used when it was looked at last, from 0 to 1, or {@link #UNKNOWN}
   */
  public static double waitUntilQuiet(PrintStream progress)
      throws IOException, InterruptedException {
    double used = UNKNOWN;
    for (int look = 0; look < LOOKS && ProcessorTime.isKnown(); look++) {
      MachineLoad load = start();
      Thread.sleep(LOOK_MILLIS);
      used = load.usedByOthers();
      if (used <= QUIET) {
        return used;
      }
      progress.printf("Other programs use %.0f %% of the machine; waiting.%n", used * 100);
    }
    return used;
  }
}
