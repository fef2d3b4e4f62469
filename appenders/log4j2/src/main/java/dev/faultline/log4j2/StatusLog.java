package dev.faultline.log4j2;

import dev.faultline.client.StandardErrorLog;
import dev.faultline.client.backend.ClientLog;
import org.apache.logging.log4j.Logger;

/**
 * What the client has to say goes into Log4j's own status. As that shows errors alone unless it is
 * told otherwise, warnings, which tell of losses, go to standard error then.
 */
final class StatusLog implements ClientLog {
  private final Logger status;
  private final ClientLog unheard;

  StatusLog(Logger status) {
    this(status, new StandardErrorLog());
  }

  /**
   * @param unheard where warnings go that the status does not show
   */
  StatusLog(Logger status, ClientLog unheard) {
    this.status = status;
    this.unheard = unheard;
  }

  @Override
  public void info(String message) {
    status.info("Faultline: {}", message);
  }

  @Override
  public void warn(String message) {
    if (status.isWarnEnabled()) {
      status.warn("Faultline: {}", message);
    } else {
      unheard.warn(message);
    }
  }
}
