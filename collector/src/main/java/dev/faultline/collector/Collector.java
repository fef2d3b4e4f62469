package dev.faultline.collector;

import dev.faultline.collector.agents.AgentRegistry;
import dev.faultline.collector.api.HealthApi;
import dev.faultline.collector.api.IssuesApi;
import dev.faultline.collector.ingest.Ingest;
import dev.faultline.collector.ingest.IngestCounters;
import dev.faultline.collector.otlp.ByteBudget;
import dev.faultline.collector.otlp.OtlpEndpoint;
import dev.faultline.collector.store.BatchingWriter;
import dev.faultline.collector.store.IssueStore;
import dev.faultline.collector.store.SqliteStore;
import dev.faultline.collector.web.WebPages;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Clock;

/** A collector at work, from its start to {@link #close}. Thread-safe. */
public final class Collector implements AutoCloseable {

  private static final int MAX_WAITING_REQUESTS = 1024;

  private final IssueStore store;
  private final BatchingWriter writer;
  private final HttpServer server;

  private Collector(IssueStore store, BatchingWriter writer, HttpServer server) {
    this.store = store;
    this.writer = writer;
    this.server = server;
  }

  /**
   * Opens the store and listens.
   *
   * @throws dev.faultline.collector.store.StoreException if the data directory cannot be used
   * @throws BindException if the address cannot be listened on
   */
  public static Collector start(CollectorSettings settings, Clock clock) throws BindException {
    ServerSocketChannel socket = ListenAddress.bind(settings.host(), settings.port());
    try {
      return start(socket, settings, clock);
    } catch (RuntimeException e) {
      try {
        socket.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private static Collector start(
      ServerSocketChannel socket, CollectorSettings settings, Clock clock) {
    IssueStore store = SqliteStore.open(settings.dataDirectory(), settings.retention(), clock);
    BatchingWriter writer = BatchingWriter.start(store, clock, MAX_WAITING_REQUESTS);
    try {
      IngestCounters counters = new IngestCounters();
      BodyLimits limits = BodyLimits.forHeap(Runtime.getRuntime().maxMemory());
      ByteBudget bodies = new ByteBudget(limits.allBodiesBytes());
      OtlpEndpoint logs =
          OtlpEndpoint.logs(new Ingest(writer, counters, clock), limits.maxBodyBytes(), bodies);
      AgentRegistry agents = new AgentRegistry(clock);
      OtlpEndpoint metrics = OtlpEndpoint.metrics(agents, limits.maxBodyBytes(), bodies);
      IssuesApi issues = new IssuesApi(store, clock);
      HealthApi health = new HealthApi(store, writer, counters);
      WebPages pages = new WebPages(store, agents, clock);
      HttpServer server =
          HttpServer.start(
              socket,
              settings.allowedHosts(),
              routes -> {
                logs.register(routes);
                metrics.register(routes);
                issues.register(routes);
                health.register(routes);
                pages.register(routes);
              });
      return new Collector(store, writer, server);
    } catch (RuntimeException e) {
      writer.close();
      store.close();
      throw e;
    }
  }

  /** Where the pages are; the OTLP endpoint is {@code v1/logs} below it. */
  public URI uri() {
    return server.uri();
  }

  /** Answers what is under way, writes what is waiting, and gives port and data directory free. */
  @Override
  public void close() {
    // Events that were taken must be written, whatever happens to the server.
    try (store;
        writer) {
      server.close();
    }
  }
}
