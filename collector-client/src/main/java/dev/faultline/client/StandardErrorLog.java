package dev.faultline.client;

import dev.faultline.client.backend.ClientLog;

/** Says what people have to know on standard error, and nothing else. Thread-safe. */
public final class StandardErrorLog implements ClientLog {
  @Override
  public void info(String message) {}

  @Override
  public void warn(String message) {
    System.err.println("[faultline] WARN: " + message);
  }
}
