package dev.faultline.client.spool;

import dev.faultline.client.event.EventIds;
import java.io.Closeable;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.Locale;

/**
 * A file that one process has for itself: as long as it runs the operating system keeps the lock,
 * however it ends. Used by one thread.
 */
final class SegmentFile implements Closeable {

  static final String SUFFIX = ".spool";
  private static final int TRIES = 5;

  private final RandomAccessFile file;
  private final FileChannel channel;
  private final FileLock lock;
  private File path;

  SegmentFile(File path, RandomAccessFile file, FileLock lock) {
    this.path = path;
    this.file = file;
    this.channel = file.getChannel();
    this.lock = lock;
  }

  /**
   * A new, empty file.
   *
   * @param createdMillis stands in its name, so that names sort by age
   * @param ordinal likewise, for those that one process makes in one millisecond
   * @param jvm whose it is
   */
  static SegmentFile create(File folder, long createdMillis, int ordinal, String jvm)
      throws IOException {
    for (int i = 0; i < TRIES; i++) {
      String id = new EventIds().next();
      String name = String.format(Locale.ROOT, "%015d-%08d-%s", createdMillis, ordinal, id);
      File path = new File(folder, name + '.' + jvm + SUFFIX);
      if (!path.createNewFile()) {
        throw new IOException(path + " is there already");
      }
      SegmentFile created = lockNew(path);
      // Between the two another process may have taken it for one that was left behind.
      if (created != null) {
        return created;
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
  static SegmentFile takeOver(File path, String jvm) throws IOException {
    String name = path.getName();
    if (name.endsWith('.' + jvm + SUFFIX) || !path.exists()) {
      return null;
    }
    SegmentFile taken = lock(path);
    if (taken == null) {
      return null;
    }
    try {
      if (taken.size() == 0) {
        // Who began it died over it; or it is made by this very opening, as it was gone.
        taken.delete();
        return null;
      }
      taken.rename(withoutJvm(name) + '.' + jvm + SUFFIX);
      return taken;
    } catch (IOException | RuntimeException | Error failure) {
      taken.letGoAfter(failure);
      throw failure;
    }
  }

  /** What stays the same of its name when another JVM takes it. */
  static String withoutJvm(String name) {
    return name.substring(0, name.indexOf('.'));
  }

  private void rename(String name) throws IOException {
    File renamed = new File(path.getParentFile(), name);
    if (!path.equals(renamed)) {
      if (!path.renameTo(renamed)) {
        throw new IOException(path + " cannot be renamed to " + renamed);
      }
      path = renamed;
    }
  }

  private static SegmentFile lockNew(File path) throws IOException {
    try {
      return lock(path);
    } catch (IOException | RuntimeException | Error failure) {
      // A file system without locks would be filled with them.
      path.delete();
      throw failure;
    }
  }

  private static SegmentFile lock(File path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path, "rw");
    SegmentFile locked = null;
    try {
      FileLock lock = file.getChannel().tryLock();
      if (lock != null && path.exists()) {
        locked = new SegmentFile(path, file, lock);
      }
    } catch (OverlappingFileLockException ofThisProcess) {
      // Another spool of this JVM has just taken it.
    } finally {
      if (locked == null) {
        file.close();
      }
    }
    return locked;
  }

  File path() {
    return path;
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

  /** Deletes it, and lets it go after that: nobody else can come upon it in between. */
  void delete() throws IOException {
    try {
      if (!path.delete() && path.exists()) {
        throw new IOException(path + " cannot be deleted");
      }
    } finally {
      close();
    }
  }

  /** Deletes it because of a failure, which stays the one to be told. */
  void deleteAfter(Throwable failure) {
    try {
      delete();
    } catch (IOException | RuntimeException | Error another) {
      suppress(another, failure);
    }
  }

  /** Lets it go, so that other spools of this JVM may have it too. */
  void letGo() throws IOException {
    try {
      rename(withoutJvm(path.getName()) + SUFFIX);
    } finally {
      close();
    }
  }

  /** Lets it go because of a failure, which stays the one to be told. */
  void letGoAfter(Throwable failure) {
    try {
      letGo();
    } catch (IOException | RuntimeException | Error another) {
      suppress(another, failure);
    }
  }

  private static void suppress(Throwable another, Throwable failure) {
    // Without memory the JVM throws the same object again.
    if (another != failure) {
      failure.addSuppressed(another);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (lock.isValid()) {
        lock.release();
      }
    } finally {
      file.close();
    }
  }
}
