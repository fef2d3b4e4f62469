package dev.faultline.benchmarks.collector;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How the collector and the load share the machine's processors. */
final class MachineShare {
  private final RunningCollector collector;
  private final OperatingSystemMXBean self =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final long started = System.nanoTime();
  private final long collectorStarted;
  private final long selfStarted = self.getProcessCpuTime();

  private MachineShare(RunningCollector collector) {
    this.collector = collector;
    collectorStarted = collector.cpuNanos();
  }

  /** Begins to count. */
  static MachineShare start(RunningCollector collector) {
    return new MachineShare(collector);
  }

  /**
   * Since the start.
   *
   * @param makingNanos what making the requests took of the load's CPU time
   */
  String text(long makingNanos) {
    double all =
        (System.nanoTime() - started) * (double) Runtime.getRuntime().availableProcessors();
    return String.format(
        Locale.ROOT,
        "of the processors' time the collector took %.0f %%, making the events %.0f %%, sending"
            + " them %.0f %%",
        (collector.cpuNanos() - collectorStarted) / all * 100,
        makingNanos / all * 100,
        (self.getProcessCpuTime() - selfStarted - makingNanos) / all * 100);
  }
}
