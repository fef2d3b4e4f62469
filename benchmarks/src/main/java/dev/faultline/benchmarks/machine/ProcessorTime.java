package dev.faultline.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * CPU time of the whole machine and of this process with the children that it has waited for, as
 * Linux counts it ({@code proc(5)}). Immutable.
 *
 * @param all ticks of all processors, idle or not
 * @param busy those of them that were not idle
 * @param own ticks of this process and its children
 */
record ProcessorTime(long all, long busy, long own) {
  private static final Path MACHINE = Path.of("/proc/stat");
  private static final Path OWN = Path.of("/proc/self/stat");
  private static final int IDLE = 3;
  private static final int IO_WAIT = 4;
  private static final int GUEST = 8;

  /** Of utime, stime, cutime and cstime, counted from what follows the program's name. */
  private static final int FIRST_OF_OWN = 11;

  static boolean isKnown() {
    return Files.isReadable(MACHINE) && Files.isReadable(OWN);
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
    String self = Files.readString(OWN);
    List<String> fields = List.of(self.substring(self.lastIndexOf(')') + 2).split(" "));
    long own = 0;
    for (String field : fields.subList(FIRST_OF_OWN, FIRST_OF_OWN + 4)) {
      own += Long.parseLong(field);
    }
    return new ProcessorTime(all, all - idle, own);
  }

  /** The share of the machine that others have used since then. */
  double usedByOthersSince(ProcessorTime then) {
    long elapsed = all - then.all;
    return elapsed == 0 ? 0 : Math.max(0, (busy - then.busy) - (own - then.own)) / (double) elapsed;
  }
}
