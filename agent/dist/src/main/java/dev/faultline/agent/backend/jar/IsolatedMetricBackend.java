package dev.faultline.agent.backend.jar;

import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.MetricBackend;
import dev.faultline.client.metric.MetricBatch;
import dev.faultline.client.metric.Temporality;
import java.io.IOException;

/** A backend from a jar that takes metrics. */
final class IsolatedMetricBackend extends IsolatedSender<MetricBackend> implements MetricBackend {
  private final Temporality temporality;

  IsolatedMetricBackend(MetricBackend backend, ClassLoader loader, ClientLog log) {
    super(backend, loader, log);
    Temporality wanted = backend.temporality();
    temporality = wanted == null ? Temporality.CUMULATIVE : wanted;
  }

  @Override
  public Temporality temporality() {
    return temporality;
  }

  @Override
  public byte[] encode(MetricBatch batch) throws IOException {
    ContextLoader context = ContextLoader.set(loader);
    try {
      byte[] body = sender.encode(batch);
      if (body == null) {
        throw new IOException("the backend encoded nothing");
      }
      return body;
    } catch (LinkageError broken) {
      throw new IOException(broken.toString(), broken);
    } finally {
      context.restore();
    }
  }
}
