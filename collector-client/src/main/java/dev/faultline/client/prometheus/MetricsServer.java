package dev.faultline.client.prometheus;

import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.MetricSource;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Shows metrics at {@code GET /metrics}, in Prometheus's text format or as OpenMetrics, on a port
 * of its own. A daemon thread waits for connections, and each connection, of which there are a few
 * at most, has one for its request; what is slow is ended. Thread-safe.
 */
public final class MetricsServer implements Closeable {
  private static final String NAME = "faultline-scrape";
  private static final int MOST_CONNECTIONS = 8;
  private static final int WAITING = 16;
  private static final int LOOK_MILLIS = 500;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final MetricSource source;
  private final Resource resource;
  private final BucketBounds bounds;
  private final ThreadFactory threads;
  private final ScrapeTimes times;
  private final ClientLog log;
  private final ServerSocket server;
  private final AtomicLong scrapes = new AtomicLong();
  private final Set<ScrapeConnection> connections = ConcurrentHashMap.newKeySet();

  private MetricsServer(
      ServerSocket server,
      MetricSource source,
      Resource resource,
      BucketBounds bounds,
      ThreadFactory threads,
      ScrapeTimes times,
      ClientLog log) {
    this.server = server;
    this.times = times;
    this.source = source;
    this.resource = resource;
    this.bounds = bounds;
    this.threads = threads;
    this.log = log;
  }

  /**
   * Opens the port and starts.
   *
   * @param host a name or address of this machine, on which it listens
   * @param port 0 for any that is free
   * @param source asked at each request, on a thread of the server's
   * @param resource what the metrics come from, shown as {@code target_info}
   * @param bounds of the buckets that histograms are shown in
   * @param threads makes the threads, whose names are set here
   * @throws IOException when the port cannot be had
   */
  public static MetricsServer open(
      String host,
      int port,
      MetricSource source,
      Resource resource,
      BucketBounds bounds,
      ThreadFactory threads,
      ClientLog log)
      throws IOException {
    return open(host, port, source, resource, bounds, threads, ScrapeTimes.usual(), log);
  }

  static MetricsServer open(
      String host,
      int port,
      MetricSource source,
      Resource resource,
      BucketBounds bounds,
      ThreadFactory threads,
      ScrapeTimes times,
      ClientLog log)
      throws IOException {
    ServerSocket socket = new ServerSocket();
    boolean started = false;
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), WAITING);
      final MetricsServer server =
          new MetricsServer(socket, source, resource, bounds, threads, times, log);
      server.start(
          new Runnable() {
            @Override
            public void run() {
              server.accept();
            }
          });
      started = true;
      return server;
    } finally {
      if (!started) {
        socket.close();
      }
    }
  }

  private void start(Runnable work) {
    Thread thread = threads.newThread(work);
    thread.setName(NAME);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    boolean told = false;
    while (!server.isClosed()) {
      try {
        // Only while there is somebody who may be overdue does it look up.
        server.setSoTimeout(connections.isEmpty() ? 0 : LOOK_MILLIS);
        serve(server.accept());
      } catch (SocketTimeoutException nobodyNew) {
        endOverdue();
      } catch (IOException | RuntimeException | OutOfMemoryError failed) {
        // No more files may be opened, or no thread started, for now.
        if (!server.isClosed() && !told) {
          told = true;
          log.warn("a connection to " + address() + " could not be served: " + failed);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void endOverdue() {
    long now = System.nanoTime();
    for (ScrapeConnection connection : connections) {
      connection.closeIfOverdue(now);
    }
  }

  private void serve(Socket socket) throws IOException {
    ScrapeConnection connection = new ScrapeConnection(socket, new Sources(), times);
    boolean served = false;
    try {
      if (connections.size() >= MOST_CONNECTIONS) {
        endOverdue();
        // So little is taken by the system at once.
        ScrapeAnswer.of(
                new ScrapeRefused(503, "Service Unavailable", "too many ask at the same time"))
            .writeTo(socket);
        return;
      }
      connections.add(connection);
      start(connection);
      served = true;
    } finally {
      if (!served) {
        connections.remove(connection);
        connection.close();
      }
    }
  }

  /** Where it is found, such as {@code http://127.0.0.1:9464/metrics}. */
  public String address() {
    String host = server.getInetAddress().getHostAddress();
    return "http://"
        + (host.indexOf(':') < 0 ? host : '[' + host + ']')
        + ':'
        + server.getLocalPort()
        + "/metrics";
  }

  /** The port that it listens on. */
  public int port() {
    return server.getLocalPort();
  }

  /** How often metrics have been read. */
  public long scrapes() {
    return scrapes.get();
  }

  /** Closes the port and all connections. Calling it again does nothing. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException ignored) {
      // What was open is closed all the same.
    }
    for (ScrapeConnection connection : connections) {
      connection.close();
    }
  }

  /** One at a time makes the text: no reader is worth two processors. */
  private final class Sources implements ScrapeConnection.Scrapes {
    @Override
    public String text(ExpositionFormat format) {
      synchronized (scrapes) {
        scrapes.incrementAndGet();
        return new ExpositionWriter(format, bounds).write(resource, source.metrics());
      }
    }

    @Override
    public void ended(ScrapeConnection connection) {
      connections.remove(connection);
    }
  }
}
