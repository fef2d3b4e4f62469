package dev.faultline.benchmarks.comparison;

import java.io.File;
import java.io.IOException;

/** That what is compared does the work that it is said to do, found out before it is timed. */
public interface Proof {
  /**
   * Finds out.
   *
   * @throws IllegalStateException when it does something else
   */
  void require(File agentJar) throws IOException, InterruptedException;
}
