package dev.faultline.client;

import dev.faultline.client.backend.ClientLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was logged. */
public final class RecordingLog implements ClientLog {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Override
  public void info(String message) {
    lines.add("INFO " + message);
  }

  @Override
  public void warn(String message) {
    lines.add("WARN " + message);
  }

  public List<String> lines() {
    return lines;
  }
}
