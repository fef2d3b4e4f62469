package dev.faultline.client.spool;

import java.io.File;
import java.io.FilenameFilter;
import java.io.IOException;
import java.util.Arrays;

/** The folder that processes share. Immutable. */
final class SpoolFolder {

  private final File folder;

  private SpoolFolder(File folder) {
    this.folder = folder;
  }

  /** Makes it, for its owner alone: batches hold what events hold. */
  static SpoolFolder make(File folder) throws IOException {
    if (folder.mkdirs()) {
      // Where the system knows owners.
      folder.setReadable(false, false);
      folder.setReadable(true, true);
      folder.setWritable(false, false);
      folder.setWritable(true, true);
      folder.setExecutable(false, false);
      folder.setExecutable(true, true);
    }
    if (!folder.isDirectory()) {
      throw new IOException(folder + " cannot be made: give a folder that can be written");
    }
    return new SpoolFolder(folder);
  }

  File path() {
    return folder;
  }

  /** Whether a folder, which need not be there, has a segment in it. */
  static boolean holdsSegments(File folder) {
    File[] segments = list(folder);
    return segments != null && segments.length > 0;
  }

  private static File[] list(File folder) {
    return folder.listFiles(
        new FilenameFilter() {
          @Override
          public boolean accept(File in, String name) {
            return name.endsWith(SegmentFile.SUFFIX);
          }
        });
  }

  /** All segments, of whatever process, oldest first. */
  File[] segments() throws IOException {
    File[] segments = list(folder);
    if (segments == null) {
      throw new IOException(folder + " cannot be read: give a folder that can be");
    }
    Arrays.sort(segments);
    return segments;
  }

  /** The size of all segments, in bytes. */
  long bytes() throws IOException {
    long bytes = 0;
    for (File segment : segments()) {
      // 0 when its process has just deleted it.
      bytes += segment.length();
    }
    return bytes;
  }
}
