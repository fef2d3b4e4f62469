package dev.faultline.client.file;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * Events in files, as lines of JSON. A disk that is full, a folder that cannot be written, and a
 * file that another process has, are outcomes that are worth another try.
 */
public final class FileBackend implements Backend {
  private final NdjsonEncoder encoder;
  private final RollingFile file;
  private final String description;
  private final ClientLog log;

  /**
   * A backend that has touched no file.
   *
   * @param resource what all events come from; its {@code process.pid} and {@code host.name} are
   *     what {@code %p} and {@code %h} of the path stand for
   * @param clock tells how old files are
   * @throws IllegalArgumentException when the path is none
   */
  public FileBackend(FileSettings settings, Resource resource, Clock clock, ClientLog log) {
    PathPattern pattern = PathPattern.of(settings, resource);
    this.encoder = new NdjsonEncoder(resource);
    this.file = new RollingFile(pattern, settings, new NdjsonFormat(), clock, log);
    this.description = pattern.current().getPath();
    this.log = log;
  }

  /** The path of the file that is written. */
  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean wantsSpool() {
    return false;
  }

  @Override
  public byte[] encode(List<? extends Event> events) throws IOException {
    return encoder.encode(events);
  }

  @Override
  public SendOutcome send(byte[] lines) {
    try {
      file.append(lines);
      return SendOutcome.accepted();
    } catch (IOException failed) {
      return SendOutcome.retryable(failed.getMessage());
    }
  }

  /** Does nothing: writing a file cannot be cut short, and takes no time worth it. */
  @Override
  public void cancel() {}

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException failed) {
      log.warn("Cannot close " + description + ": " + failed.getMessage());
    }
  }
}
