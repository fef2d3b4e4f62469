package dev.faultline.agent;

import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Settings;
import dev.faultline.agent.status.Status;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.MetricSource;
import dev.faultline.client.prometheus.BucketBounds;
import dev.faultline.client.prometheus.MetricsServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Shows the agent's metrics on a port, when the settings name one. It is opened a moment after the
 * program's start, so that the program can still say how the JVM is to use the network.
 */
final class MetricsPort implements AgentPart, Runnable {

  /** A port that is in use may become free. In looks, which are made every second. */
  private static final int LOOKS_UNTIL_NEXT_TRY = 10;

  private final MetricSource metrics;
  private final AgentWork work;
  private final AgentThreads threads;
  private final AgentLog log;
  private Settings wanted;

  /** What the server was opened with, or could not be. */
  private List<Object> tried;

  private MetricsServer server;
  private String failure;
  private int looksUntilNextTry;
  private boolean detached;

  MetricsPort(
      Settings settings, MetricSource metrics, AgentWork work, AgentThreads threads, AgentLog log) {
    this.wanted = settings;
    this.metrics = metrics;
    this.work = work;
    this.threads = threads;
    this.log = log;
  }

  @Override
  public synchronized void configure(Settings settings) {
    wanted = settings;
  }

  /** On the watching thread. */
  @Override
  public synchronized void run() {
    Resource resource = work.resource();
    if (detached || resource == null) {
      return;
    }
    List<Object> now =
        Arrays.<Object>asList(
            wanted.get(AgentSettings.METRICS_PORT),
            wanted.get(AgentSettings.METRICS_HOST),
            wanted.get(AgentSettings.METRICS_BUCKETS));
    if (!now.equals(tried)) {
      close();
      tried = now;
      failure = null;
      looksUntilNextTry = 0;
    }
    int port = wanted.get(AgentSettings.METRICS_PORT);
    if (port > 0 && server == null && looksUntilNextTry-- <= 0) {
      looksUntilNextTry = LOOKS_UNTIL_NEXT_TRY;
      open(port, resource);
    }
  }

  private void open(int port, Resource resource) {
    String host = wanted.get(AgentSettings.METRICS_HOST);
    List<Double> bounds = wanted.get(AgentSettings.METRICS_BUCKETS);
    try {
      server =
          MetricsServer.open(
              host,
              port,
              metrics,
              resource,
              bounds == null ? BucketBounds.usual() : BucketBounds.of(bounds),
              threads,
              new DeliveryLog(log));
      failure = null;
      log.info("metrics for Prometheus are at " + server.address());
    } catch (IOException | SecurityException refused) {
      if (failure == null) {
        log.warn(
            AgentSettings.METRICS_PORT.name()
                + ": port "
                + port
                + " of "
                + host
                + " cannot be opened ("
                + refused
                + "), so that nobody can read metrics there; give this program a port and a host"
                + " of its own, or end what has it: it is tried again every "
                + LOOKS_UNTIL_NEXT_TRY
                + " s");
      }
      failure = refused.toString();
    }
  }

  @Override
  public synchronized void report(Status status) {
    if (server != null) {
      status
          .section("metrics port")
          .put("address", server.address())
          .put("times read", server.scrapes());
    } else if (failure != null) {
      status.section("metrics port").put("not open", failure);
    }
  }

  @Override
  public synchronized void detach() {
    detached = true;
    close();
  }

  private void close() {
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
