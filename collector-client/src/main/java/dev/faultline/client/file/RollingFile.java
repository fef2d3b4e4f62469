package dev.faultline.client.file;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.time.Clock;

/**
 * A file that is begun anew when it is too large or too old. Nothing is touched before the first
 * lines are written. Used by one thread.
 */
final class RollingFile implements Closeable {
  private final File path;
  private final OldFiles oldFiles;
  private final FileSettings settings;
  private final Clock clock;
  private EventFile file;
  private long beganUnixMillis;
  private boolean adopted;

  RollingFile(PathPattern pattern, OldFiles oldFiles, FileSettings settings, Clock clock) {
    this.path = pattern.current();
    this.oldFiles = oldFiles;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Writes whole lines.
   *
   * @throws IOException when they are not written; the next call tries all of it again
   */
  void append(byte[] lines) throws IOException {
    if (file != null && !file.isInPlace()) {
      close();
    }
    if (file == null) {
      open();
    }
    if (isFull(lines.length)) {
      beginAnew();
    }
    file.append(lines);
  }

  private void open() throws IOException {
    file = EventFile.open(path);
    beganUnixMillis = file.beganUnixMillis(clock.millis());
    if (!adopted) {
      adopted = true;
      oldFiles.adopt();
    }
  }

  private boolean isFull(int further) throws IOException {
    long length = file.length();
    return length > 0
        && (length + further > settings.maxBytes()
            || clock.millis() - beganUnixMillis >= settings.maxAge().toMillis());
  }

  private void beginAnew() throws IOException {
    long now = clock.millis();
    // While it is locked, so that no process that begins takes it for one that was left.
    File old = oldFiles.rename(path, now);
    close();
    if (old == null) {
      // Some systems rename no file that is open.
      old = oldFiles.rename(path, now);
    }
    if (old == null) {
      oldFiles.cannotRename(path);
    } else {
      oldFiles.add(old);
    }
    open();
  }

  @Override
  public void close() throws IOException {
    EventFile open = file;
    file = null;
    if (open != null) {
      open.close();
    }
  }
}
