package dev.faultline.logback;

import ch.qos.logback.core.spi.ContextAware;
import dev.faultline.client.backend.ClientLog;

/** What the client has to say goes into Logback's own status. */
final class StatusLog implements ClientLog {
  private final ContextAware status;

  StatusLog(ContextAware status) {
    this.status = status;
  }

  @Override
  public void info(String message) {
    status.addInfo(message);
  }

  @Override
  public void warn(String message) {
    status.addWarn(message);
  }
}
