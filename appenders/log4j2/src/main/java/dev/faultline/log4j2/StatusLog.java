package dev.faultline.log4j2;

import dev.faultline.client.StandardErrorLog;
import dev.faultline.client.backend.ClientLog;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.status.StatusListener;
import org.apache.logging.log4j.status.StatusLogger;

/**
 * What the client has to say goes into Log4j's own status. As that shows errors alone unless it is
 * told otherwise, warnings, which tell of losses, go to standard error then.
 */
final class StatusLog implements ClientLog {
  private static final String BEANS = "org.apache.logging.log4j.core.jmx.";

  private final StatusLogger status;
  private final ClientLog unheard;

  StatusLog() {
    this(StatusLogger.getLogger(), new StandardErrorLog());
  }

  /**
   * @param unheard where warnings go that the status does not show
   */
  StatusLog(StatusLogger status, ClientLog unheard) {
    this.status = status;
    this.unheard = unheard;
  }

  @Override
  public void info(String message) {
    status.info("Faultline: {}", message);
  }

  @Override
  public void warn(String message) {
    status.warn("Faultline: {}", message);
    if (!isHeard()) {
      unheard.warn(message);
    }
  }

  /**
   * Whether by more than Log4j's beans for JMX, which old versions have, and nobody may look at.
   */
  private boolean isHeard() {
    for (StatusListener listener : status.getListeners()) {
      if (listener.getStatusLevel().isLessSpecificThan(Level.WARN)
          && !listener.getClass().getName().startsWith(BEANS)) {
        return true;
      }
    }
    return false;
  }
}
