package dev.faultline.client.configuration;

import dev.faultline.client.delivery.FlushRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Of all that was offered to several backends before it was made. For those that are cancelled, all
 * that waits is put on disk, where there is one. Used by one thread.
 */
final class Flush extends Endings {
  private final Map<BackendDelivery, FlushRequest> asked = new HashMap<>();

  /** Begins it, and waits for nothing. */
  Flush(Collection<BackendDelivery> some) {
    for (BackendDelivery one : some) {
      asked.put(one, one.requestFlush());
    }
  }

  @Override
  boolean await(BackendDelivery one, Duration timeout) {
    FlushRequest request = asked.get(one);
    return request == null ? one.counts().waiting() == 0 : one.await(request, timeout);
  }

  @Override
  boolean isInterruptible() {
    return true;
  }

  /** One without a disk has nothing more to try. */
  @Override
  void cancel(BackendDelivery one) {
    asked.put(one, one.hasSpool() ? one.requestLeave() : null);
  }
}
