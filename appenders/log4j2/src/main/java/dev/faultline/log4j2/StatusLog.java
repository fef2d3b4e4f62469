package dev.faultline.log4j2;

import dev.faultline.client.backend.ClientLog;
import org.apache.logging.log4j.Logger;

/** What the client has to say goes into Log4j's own status. */
final class StatusLog implements ClientLog {
  private final Logger status;

  StatusLog(Logger status) {
    this.status = status;
  }

  @Override
  public void info(String message) {
    status.info("Faultline: {}", message);
  }

  @Override
  public void warn(String message) {
    status.warn("Faultline: {}", message);
  }
}
