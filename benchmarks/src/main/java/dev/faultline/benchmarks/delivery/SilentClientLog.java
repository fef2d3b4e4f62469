package dev.faultline.benchmarks.delivery;

import dev.faultline.client.backend.ClientLog;

/** For deliveries whose words would be among the figures. Thread-safe. */
public final class SilentClientLog implements ClientLog {
  @Override
  public void info(String message) {}

  @Override
  public void warn(String message) {}
}
