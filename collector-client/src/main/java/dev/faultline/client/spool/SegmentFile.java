package dev.faultline.client.spool;

import dev.faultline.client.event.EventIds;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * A file that one process has for itself: as long as it runs the operating system keeps the lock,
 * however it ends. Used by one thread.
 */
final class SegmentFile implements Closeable {

  static final String SUFFIX = ".spool";
  private static final int TRIES = 5;

  private final FileChannel channel;
  private Path path;
  private final FileLock lock;

  private SegmentFile(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * A new, empty file.
   *
   * @param createdMillis stands in its name, so that names sort by age
   * @param ordinal likewise, for those that one process makes in one millisecond
   * @param jvm whose it is
   */
  static SegmentFile create(Path folder, long createdMillis, int ordinal, String jvm)
      throws IOException {
    for (int i = 0; i < TRIES; i++) {
      String name =
          String.format(
              Locale.ROOT, "%015d-%08d-%s", createdMillis, ordinal, new EventIds().next());
      Path path = folder.resolve(name + '.' + jvm + SUFFIX);
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      SegmentFile file = lock(path, channel);
      // Between the two another process may have taken it for one that was left behind.
      if (file != null) {
        return file;
      }
    }
    throw new IOException("other processes take each new file in " + folder);
  }

  /**
   * A file that is there.
   *
   * @param jvm who takes it
   * @return null when it is this JVM's already, or another process has it, or has just deleted it
   */
  static SegmentFile takeOver(Path path, String jvm) throws IOException {
    String name = path.getFileName().toString();
    if (name.endsWith('.' + jvm + SUFFIX)) {
      return null;
    }
    SegmentFile file =
        lock(path, FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
    if (file != null) {
      file.rename(name.substring(0, name.indexOf('.')) + '.' + jvm + SUFFIX);
    }
    return file;
  }

  private void rename(String name) throws IOException {
    path = Files.move(path, path.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static SegmentFile lock(Path path, FileChannel channel) throws IOException {
    SegmentFile locked = null;
    try {
      FileLock lock = channel.tryLock();
      if (lock != null && Files.exists(path)) {
        locked = new SegmentFile(path, channel, lock);
      }
    } catch (OverlappingFileLockException ofThisProcess) {
      // Another spool of this JVM has just taken it.
    } finally {
      if (locked == null) {
        channel.close();
      }
    }
    return locked;
  }

  long size() throws IOException {
    return channel.size();
  }

  /** Reads up to so many bytes; fewer at the end of the file. */
  ByteBuffer read(long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        break;
      }
    }
    bytes.flip();
    return bytes;
  }

  /** Reads just so many bytes. */
  byte[] readFully(long from, int length) throws IOException {
    ByteBuffer bytes = read(from, length);
    if (bytes.remaining() < length) {
      throw new EOFException(path + " ends at " + (from + bytes.remaining()));
    }
    return bytes.array();
  }

  void write(ByteBuffer bytes, long at) throws IOException {
    long position = at;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
  }

  void truncate(long size) throws IOException {
    channel.truncate(size);
  }

  /** Has the operating system write all of it, so that it outlives a power cut. */
  void force() throws IOException {
    channel.force(false);
  }

  Path path() {
    return path;
  }

  /** Deletes it, and lets it go after that: nobody else can come upon it in between. */
  void delete() throws IOException {
    try {
      Files.deleteIfExists(path);
    } finally {
      close();
    }
  }

  /** Lets it go, so that other spools of this JVM may have it too. */
  void letGo() throws IOException {
    try {
      String name = path.getFileName().toString();
      rename(name.substring(0, name.indexOf('.')) + SUFFIX);
    } finally {
      close();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (lock.isValid()) {
        lock.release();
      }
    } finally {
      channel.close();
    }
  }
}
