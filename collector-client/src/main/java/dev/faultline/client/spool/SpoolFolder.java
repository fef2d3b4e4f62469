package dev.faultline.client.spool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The folder that processes share. Immutable. */
final class SpoolFolder {

  private final Path folder;

  private SpoolFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes it, for its owner alone where the system knows owners: batches hold what events hold. */
  static SpoolFolder make(Path folder) throws IOException {
    boolean owners = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] forOwner =
        owners
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    Files.createDirectories(folder, forOwner);
    return new SpoolFolder(folder);
  }

  Path path() {
    return folder;
  }

  /** All segments, of whatever process, oldest first. */
  List<Path> segments() throws IOException {
    List<Path> segments = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SegmentFile.SUFFIX)) {
      for (Path file : files) {
        segments.add(file);
      }
    }
    Collections.sort(segments);
    return segments;
  }

  /** The size of all segments, in bytes. */
  long bytes() throws IOException {
    long bytes = 0;
    for (Path segment : segments()) {
      try {
        bytes += Files.size(segment);
      } catch (NoSuchFileException settledMeanwhile) {
        // Its process has deleted it.
      }
    }
    return bytes;
  }
}
