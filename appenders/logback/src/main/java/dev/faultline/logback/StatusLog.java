package dev.faultline.logback;

import ch.qos.logback.core.Context;
import ch.qos.logback.core.spi.ContextAware;
import dev.faultline.client.StandardErrorLog;
import dev.faultline.client.backend.ClientLog;

/**
 * What the client has to say goes into Logback's own status. When nobody listens to that, which
 * Logback prints once, after its configuration, warnings go to standard error, too: they tell of
 * losses.
 */
final class StatusLog implements ClientLog {
  private final ContextAware status;
  private final ClientLog unheard;

  StatusLog(ContextAware status) {
    this(status, new StandardErrorLog());
  }

  /**
   * @param unheard where warnings go that nobody listens to
   */
  StatusLog(ContextAware status, ClientLog unheard) {
    this.status = status;
    this.unheard = unheard;
  }

  @Override
  public void info(String message) {
    status.addInfo(message);
  }

  @Override
  public void warn(String message) {
    status.addWarn(message);
    if (!isHeard()) {
      unheard.warn(message);
    }
  }

  private boolean isHeard() {
    Context context = status.getContext();
    return context != null && !context.getStatusManager().getCopyOfStatusListenerList().isEmpty();
  }
}
