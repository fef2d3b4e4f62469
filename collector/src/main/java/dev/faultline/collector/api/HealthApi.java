package dev.faultline.collector.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.collector.ingest.IngestCounters;
import dev.faultline.collector.store.BatchingWriter;
import dev.faultline.collector.store.IssueStore;
import dev.faultline.collector.store.StoreException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /api/v1/health}: whether the collector can take and show events. Thread-safe. */
public final class HealthApi {

  private static final Logger LOG = LoggerFactory.getLogger(HealthApi.class);

  private final IssueStore store;
  private final BatchingWriter writer;
  private final IngestCounters counters;

  public HealthApi(IssueStore store, BatchingWriter writer, IngestCounters counters) {
    this.store = store;
    this.writer = writer;
    this.counters = counters;
  }

  /** Adds it to a server's routes. */
  public void register(RoutesConfig routes) {
    routes.get("/api/v1/health", this::health);
  }

  private void health(Context ctx) {
    boolean healthy = writer.isRunning() && !writer.isFailing() && isReadable();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("status", healthy ? "ok" : "failing");
    node.putObject("records")
        .put("events", counters.events())
        .put("ignored", counters.ignored())
        .put("rejected", counters.rejected());
    ctx.status(healthy ? 200 : 503).contentType("application/json").result(node.toString());
  }

  private boolean isReadable() {
    try {
      store.issue("");
      return true;
    } catch (StoreException e) {
      LOG.error("the store does not answer", e);
      return false;
    }
  }
}
