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
   * Gives a file the name of an old one.
   *
   * @param unixMillis when it became old
   * @return its name now; null when that is not possible: somebody has it open on a system that
   *     minds, or it is gone
   */
  File rename(File file, long unixMillis) {
    File old = pattern.old(file, unixMillis);
    return file.renameTo(old) ? old : null;
  }

  /** Keeps a file that {@link #rename} has made an old one, and not too many of them. */
  void add(File old) {
    complained = false;
    if (compress) {
      compress(old);
    }
    deleteBeyond();
  }

  /** Tells that a file is written on which should have been begun anew. */
  void cannotRename(File file) {
    // Else a process that has begun was faster.
    if (file.exists()) {
      complain(file + " cannot be renamed: it is written on");
    }
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
    File old;
    try (LineFile left = LineFile.takeOver(file)) {
      // Of another length is one that its process, which runs, has just begun under that name.
      if (left == null || left.length() != file.length()) {
        return;
      }
      if (left.length() == 0) {
        delete(file);
        return;
      }
      old = rename(file, lastModified);
    } catch (IOException unreadable) {
      complain(file + " was left by another process and cannot be taken over: " + unreadable);
      return;
    }
    // Some systems rename no file that is open.
    old = old == null ? rename(file, lastModified) : old;
    if (old != null) {
      add(old);
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
