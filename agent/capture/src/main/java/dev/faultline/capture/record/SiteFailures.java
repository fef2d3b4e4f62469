package dev.faultline.capture.record;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.site.Site;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Failures of the agent's own code inside probes: counts them, logs the first ones, and turns sites
 * off where it fails again and again. Thread-safe.
 */
final class SiteFailures {

  private static final int LOGGED = 3;

  private final AgentLog log;
  private final AtomicLong count = new AtomicLong();

  SiteFailures(AgentLog log) {
    this.log = log;
  }

  /**
   * @param site null for a boundary
   */
  void failed(Site site, Throwable failure) {
    long failures = count.incrementAndGet();
    if (failure instanceof VirtualMachineError) {
      // The application is out of stack or memory, which is not this site's fault.
      return;
    }
    if (failures <= LOGGED) {
      log.warn(
          "the agent failed at "
              + (site == null ? "a boundary" : site)
              + ": "
              + failure
              + ", the application was not disturbed");
    }
    if (site != null && site.activity().countFailure()) {
      log.warn("the probe at " + site + " is off after repeated failures");
    }
  }

  long count() {
    return count.get();
  }
}
