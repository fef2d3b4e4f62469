package dev.faultline.capture.story;

import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.client.metric.Attributes;
import dev.faultline.client.metric.Metric;
import dev.faultline.client.metric.MetricPoint;
import dev.faultline.client.metric.MetricSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What became of exceptions before there were events: each was told in an event of its own, or only
 * counted, as one of the occurrences of another's event. The two together are the occurrences of
 * all events, each id once. Counted on the agent's thread; read by any.
 */
public final class ExceptionAccount implements MetricSource {

  private final SiteRegistry sites;
  private final AtomicLong told = new AtomicLong();
  private final AtomicLong sampledOut = new AtomicLong();

  /**
   * @param sites which have counted those that are not told yet
   */
  public ExceptionAccount(SiteRegistry sites) {
    this.sites = sites;
  }

  /** An event is made, which stands for so many. */
  void told(long occurrences) {
    told.incrementAndGet();
    sampledOut(occurrences - 1);
  }

  /** An event that there is stands for so many more. */
  void sampledOut(long more) {
    sampledOut.addAndGet(Math.max(0, more));
  }

  /** How many were told in an event of their own. */
  public long told() {
    return told.get();
  }

  /** How many were not: an event of another one has them among its occurrences. */
  public long sampledOut() {
    return sampledOut.get();
  }

  /** How many are counted and not recorded, and are in no event's occurrences yet. */
  public long waiting() {
    return sites.unrecorded();
  }

  @Override
  public List<Metric<?>> metrics() {
    Metric<?> outcomes =
        Metric.sum(
            "faultline.agent.exceptions",
            "{exception}",
            "Exceptions told in events of their own, and those sampled out, which are occurrences"
                + " of others' events.",
            Arrays.asList(point("told", told()), point("sampled-out", sampledOut())));
    Metric<?> waiting =
        Metric.gauge(
            "faultline.agent.exceptions.waiting",
            "{exception}",
            "Exceptions counted that are in no event's occurrences yet.",
            Collections.singletonList(
                new MetricPoint<>(Attributes.builder().build(), (double) waiting())));
    return Collections.unmodifiableList(Arrays.<Metric<?>>asList(outcomes, waiting));
  }

  private static MetricPoint<Long> point(String outcome, long count) {
    return new MetricPoint<>(Attributes.builder().put("faultline.outcome", outcome).build(), count);
  }

  /** A program is not held up to tell of this alone: the events themselves are on their way. */
  @Override
  public boolean hasCounts() {
    return false;
  }

  /** In words. */
  @Override
  public String toString() {
    return "exceptions: "
        + told()
        + " told in events of their own, "
        + sampledOut()
        + " sampled out, "
        + waiting()
        + " not told yet";
  }
}
