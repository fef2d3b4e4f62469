package dev.faultline.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * CPU time of the whole machine and of this process with all that it has started, as Linux counts
 * it ({@code proc(5)}). Immutable.
 *
 * @param all ticks of all processors, idle or not
 * @param busy those of them that were not idle
 * @param own ticks of this process and of all that it has started, ended or not
 */
record ProcessorTime(long all, long busy, long own) {
  private static final Path MACHINE = Path.of("/proc/stat");
  private static final int IDLE = 3;
  private static final int IO_WAIT = 4;
  private static final int GUEST = 8;

  /** Of utime, stime, cutime and cstime, counted from what follows the program's name. */
  private static final int FIRST_OF_OWN = 11;

  static boolean isKnown() {
    return Files.isReadable(MACHINE) && Files.isReadable(statOf(ProcessHandle.current()));
  }

  static ProcessorTime now() throws IOException {
    String[] machine = Files.readAllLines(MACHINE).get(0).trim().split("\\s+");
    long all = 0;
    long idle = 0;
    // Guests' time is in user's already.
    for (int i = 0; i < Math.min(GUEST, machine.length - 1); i++) {
      long ticks = Long.parseLong(machine[i + 1]);
      all += ticks;
      if (i == IDLE || i == IO_WAIT) {
        idle += ticks;
      }
    }
    long own = ticks(Files.readString(statOf(ProcessHandle.current())));
    for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
      own += ticksOfRunning(child);
    }
    return new ProcessorTime(all, all - idle, own);
  }

  private static Path statOf(ProcessHandle process) {
    return Path.of("/proc", Long.toString(process.pid()), "stat");
  }

  private static long ticksOfRunning(ProcessHandle child) throws IOException {
    try {
      return ticks(Files.readString(statOf(child)));
    } catch (IOException e) {
      if (child.isAlive()) {
        throw e;
      }
      // From now on it is among those that its parent has waited for.
      return 0;
    }
  }

  /** Of the process itself and of its children that it has waited for. */
  private static long ticks(String stat) {
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    long ticks = 0;
    for (String field : fields.subList(FIRST_OF_OWN, FIRST_OF_OWN + 4)) {
      ticks += Long.parseLong(field);
    }
    return ticks;
  }

  /** The share of the machine that others have used since then. */
  double usedByOthersSince(ProcessorTime then) {
    long elapsed = all - then.all;
    return elapsed == 0 ? 0 : Math.max(0, (busy - then.busy) - (own - then.own)) / (double) elapsed;
  }
}
