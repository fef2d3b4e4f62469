package dev.faultline.agent.backend.jar;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.event.Event;
import java.io.IOException;
import java.util.List;

/** A backend from a jar. */
final class IsolatedBackend extends IsolatedSender<Backend> implements Backend {
  private final boolean wantsSpool;
  private final int maxBatchEvents;

  IsolatedBackend(Backend backend, ClassLoader loader, ClientLog log) {
    super(backend, loader, log);
    wantsSpool = backend.wantsSpool();
    maxBatchEvents = Math.max(1, backend.maxBatchEvents());
  }

  @Override
  public byte[] encode(List<? extends Event> events) throws IOException {
    ContextLoader context = ContextLoader.set(loader);
    try {
      byte[] body = sender.encode(events);
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

  @Override
  public void lost(DropReason reason, long events) {
    ContextLoader context = ContextLoader.set(loader);
    try {
      sender.lost(reason, events);
    } catch (Throwable broken) {
      log.warn(description() + " could not be told of lost events: " + broken);
    } finally {
      context.restore();
    }
  }

  @Override
  public List<byte[]> halve(byte[] body, int events) throws IOException {
    ContextLoader context = ContextLoader.set(loader);
    try {
      return sender.halve(body, events);
    } catch (LinkageError broken) {
      throw new IOException(broken.toString(), broken);
    } finally {
      context.restore();
    }
  }

  @Override
  public boolean wantsSpool() {
    return wantsSpool;
  }

  @Override
  public int maxBatchEvents() {
    return maxBatchEvents;
  }
}
