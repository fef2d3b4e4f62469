package dev.faultline.client.file;

import java.io.Closeable;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A file of whole lines that one process has for itself: as long as it runs the operating system
 * keeps the lock, however it ends. Used by one thread.
 */
final class LineFile implements Closeable {
  private static final int LONGEST_BEGINNING = 64;

  /** Beyond any byte that is read: some systems do not let others read what is locked. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int TRIES = 5;
  private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final File path;
  private final RandomAccessFile file;

  /** Where a line that failed begins that could not be taken back; -1 for none. */
  private long tornAt = -1;

  private LineFile(File path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Opens a file or makes it, with all folders above it. A last line without its end, which a
   * process left that was killed, is ended.
   *
   * @throws IOException when it cannot be written, or somebody else writes it
   */
  static LineFile open(File path) throws IOException {
    File folder = path.getParentFile();
    if (!folder.isDirectory() && !folder.mkdirs() && !folder.isDirectory()) {
      throw new IOException("the folder " + folder + " cannot be made");
    }
    for (int i = 0; i < TRIES; i++) {
      LineFile opened = lock(path);
      if (opened != null && path.exists()) {
        return opened;
      }
      // A process that begins may look into it just now, and take it over before it is ours.
      if (opened != null) {
        opened.close();
      }
      LockSupport.parkNanos(BETWEEN_NANOS);
    }
    throw new IOException(
        path
            + " is written by another process, or by another backend of this one:"
            + " put %p into its path, or give each its own");
  }

  /**
   * Opens a file that is there.
   *
   * @return null when somebody writes it, or it is gone
   */
  static LineFile takeOver(File path) throws IOException {
    return path.exists() ? lock(path) : null;
  }

  /** Null when somebody else has it. */
  private static LineFile lock(File path) throws IOException {
    RandomAccessFile file;
    try {
      file = new RandomAccessFile(path, "rw");
    } catch (FileNotFoundException refused) {
      // Its message is the path, and why in brackets.
      throw new IOException("cannot write " + refused.getMessage());
    }
    LineFile locked = null;
    try {
      if (tryLock(file)) {
        locked = new LineFile(path, file);
        locked.endLastLine();
        return locked;
      }
      return null;
    } catch (IOException failed) {
      locked = null;
      throw failed;
    } finally {
      if (locked == null) {
        file.close();
      }
    }
  }

  private static boolean tryLock(RandomAccessFile file) {
    try {
      FileLock lock = file.getChannel().tryLock(LOCKED_BYTE, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    } catch (IOException noLocksHere) {
      // Some network file systems have none: then it is up to who sets the path.
      return true;
    }
  }

  private void endLastLine() throws IOException {
    long length = file.length();
    if (length > 0) {
      file.seek(length - 1);
      if (file.read() != '\n') {
        append(new byte[] {'\n'});
      }
    }
  }

  long length() throws IOException {
    return file.length();
  }

  /** Whether it still is the file of its name: another program may have moved it away. */
  boolean isInPlace() {
    return path.exists();
  }

  /**
   * Writes whole lines behind what is there.
   *
   * @throws IOException when they are not written; none of them is left in part then, as far as the
   *     operating system lets us take it back, which is tried again before the next ones
   */
  void append(byte[] lines) throws IOException {
    if (tornAt >= 0) {
      file.setLength(tornAt);
      tornAt = -1;
    }
    // Asked each time: another program may have emptied it.
    long end = file.length();
    try {
      file.seek(end);
      file.write(lines);
    } catch (IOException failed) {
      takeBack(end);
      throw new IOException("cannot write " + path + " (" + failed.getMessage() + ")", failed);
    }
  }

  private void takeBack(long end) {
    try {
      file.setLength(end);
    } catch (IOException notNow) {
      tornAt = end;
    }
  }

  /**
   * When it was begun, or, where that cannot be told, when it was last changed; in milliseconds
   * since 1970.
   *
   * @param now of a file that is empty
   */
  long beganUnixMillis(long now, LineFormat format) throws IOException {
    if (file.length() == 0) {
      return now;
    }
    // By this very handle: with another one that is closed, POSIX would have the lock let go.
    byte[] bytes = new byte[LONGEST_BEGINNING];
    file.seek(0);
    int length = Math.max(file.read(bytes), 0);
    long began = format.beganUnixMillis(new String(bytes, 0, length, StandardCharsets.UTF_8));
    return began >= 0 ? began : path.lastModified();
  }

  /** Lets it go. */
  @Override
  public void close() throws IOException {
    file.close();
  }
}
