package dev.faultline.client.metric;

import java.util.List;

/** Something that counts or measures. Thread-safe. */
public interface MetricSource {
  /**
   * The values at this moment; of sums and histograms all that there has been, not only what is
   * new. A metric without points is left out of what is sent. Called at each export, on a thread of
   * the client's.
   */
  List<Metric<?>> metrics();

  /**
   * Whether anything was counted that people would miss. A program that ends before the first
   * export is held up for one only if so.
   */
  boolean hasCounts();

  /**
   * Since when its sums and histograms have counted, in nanoseconds since 1970; 0 when that is not
   * known. The same from call to call.
   */
  default long sinceUnixNanos() {
    return 0;
  }
}
