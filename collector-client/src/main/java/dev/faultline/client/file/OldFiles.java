package dev.faultline.client.file;

import dev.faultline.client.backend.ClientLog;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The files that are written no more: names and compresses them, and deletes the oldest. Whatever
 * goes wrong with them costs no event. Used by one thread.
 */
final class OldFiles {
  private static final String UNFINISHED = ".gz.tmp";
  private static final int BUFFER_BYTES = 65_536;

  private final PathPattern pattern;
  private final int keep;
  private final boolean compress;
  private final ClientLog log;
  private boolean complained;

  OldFiles(PathPattern pattern, FileSettings settings, ClientLog log) {
    this.pattern = pattern;
    this.keep = settings.keep();
    this.compress = settings.compress();
    this.log = log;
  }

  /**
   * Makes a file one of the old ones.
   *
   * @param file nobody writes it
   * @param unixMillis when it became old
   * @return whether that was possible; somebody may have it open on a system that minds
   */
  boolean add(File file, long unixMillis) {
    File old = pattern.old(file, unixMillis);
    if (!file.renameTo(old)) {
      if (!file.exists()) {
        // A process that has begun was faster.
        return true;
      }
      complain(file + " cannot be renamed to " + old.getName() + ": it is written on");
      return false;
    }
    complained = false;
    if (compress) {
      compress(old);
    }
    deleteBeyond();
    return true;
  }

  /** Takes what processes have left behind that run no more. */
  void adopt() {
    for (File file : list()) {
      if (isUnfinished(file) || pattern.stampOfOld(file.getName()) != null && isTwice(file)) {
        delete(file);
      } else if (pattern.isCurrent(file.getName()) && !file.equals(pattern.current())) {
        adopt(file);
      }
    }
  }

  private void adopt(File file) {
    // Asked before a torn line of it is ended.
    long lastModified = file.lastModified();
    try (EventFile left = EventFile.takeOver(file)) {
      if (left == null) {
        return;
      }
      if (left.length() == 0) {
        delete(file);
      } else {
        add(file, lastModified);
      }
    } catch (IOException unreadable) {
      complain(file + " was left by another process and cannot be taken over: " + unreadable);
    }
  }

  private boolean isUnfinished(File file) {
    String name = file.getName();
    return name.endsWith(UNFINISHED)
        && pattern.stampOfOld(name.substring(0, name.length() - UNFINISHED.length())) != null;
  }

  /** Whoever compressed it was killed before it could delete it. */
  private static boolean isTwice(File old) {
    return PathPattern.compressed(old).exists();
  }

  private void compress(File old) {
    File target = PathPattern.compressed(old);
    File unfinished = new File(old.getPath() + UNFINISHED);
    try {
      copy(old, unfinished);
      if (!unfinished.renameTo(target)) {
        throw new IOException(unfinished + " cannot be renamed");
      }
      delete(old);
    } catch (IOException failed) {
      delete(unfinished);
      complain(old + " stays as it is, and is not compressed: " + failed.getMessage());
    }
  }

  private static void copy(File from, File to) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = new FileInputStream(from);
        OutputStream out = new GZIPOutputStream(new FileOutputStream(to), BUFFER_BYTES)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
      }
    }
  }

  private void deleteBeyond() {
    List<File> old = new ArrayList<>();
    for (File file : list()) {
      if (pattern.stampOfOld(file.getName()) != null) {
        old.add(file);
      }
    }
    old.sort(
        new Comparator<File>() {
          @Override
          public int compare(File one, File other) {
            String stamp = pattern.stampOfOld(other.getName());
            return stamp.compareTo(pattern.stampOfOld(one.getName()));
          }
        });
    for (int i = keep; i < old.size(); i++) {
      delete(old.get(i));
    }
  }

  private File[] list() {
    File[] files = pattern.folder().listFiles();
    return files == null ? new File[0] : files;
  }

  private void delete(File file) {
    if (!file.delete() && file.exists()) {
      complain(file + " cannot be deleted");
    }
  }

  /** Once until something works again. */
  private void complain(String what) {
    if (!complained) {
      complained = true;
      log.warn(what);
    }
  }
}
