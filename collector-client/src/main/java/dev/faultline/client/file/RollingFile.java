package dev.faultline.client.file;

import dev.faultline.client.backend.ClientLog;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;

/**
 * A file that is begun anew when it is too large or too old. Nothing is touched before the first
 * lines are written. Used by one thread.
 */
final class RollingFile implements Closeable {
  private final File path;
  private final OldFiles oldFiles;
  private final FileSettings settings;
  private final LineFormat format;
  private final Clock clock;
  private LineFile file;
  private long beganUnixMillis;
  private boolean adopted;

  RollingFile(
      PathPattern pattern, FileSettings settings, LineFormat format, Clock clock, ClientLog log) {
    this.path = pattern.current();
    this.oldFiles = new OldFiles(pattern, settings, log);
    this.settings = settings;
    this.format = format;
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
    file.append(file.length() == 0 ? withHeader(lines) : lines);
  }

  private byte[] withHeader(byte[] lines) {
    byte[] header = format.header(clock.millis());
    byte[] all = Arrays.copyOf(header, header.length + lines.length);
    System.arraycopy(lines, 0, all, header.length, lines.length);
    return all;
  }

  private void open() throws IOException {
    file = LineFile.open(path);
    beganUnixMillis = file.beganUnixMillis(clock.millis(), format);
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
    LineFile open = file;
    file = null;
    if (open != null) {
      open.close();
    }
  }
}
