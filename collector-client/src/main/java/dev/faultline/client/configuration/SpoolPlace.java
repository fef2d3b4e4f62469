package dev.faultline.client.configuration;

import dev.faultline.client.spool.SpoolSettings;
import java.io.File;
import java.io.FileFilter;
import java.time.Duration;
import java.util.regex.Pattern;

/** The folder in which each backend has its spool, and how large each may be. Immutable. */
public final class SpoolPlace {
  private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9.-]*-[0-9a-f]{16}");

  private final File folder;
  private final long maxBytes;
  private final Duration maxAge;

  /**
   * @param folder is made when it is not there; several processes may share it
   * @param maxBytes of one backend's batches, in bytes; 1 or more
   * @param maxAge of a batch
   */
  public SpoolPlace(File folder, long maxBytes, Duration maxAge) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.maxAge = maxAge;
  }

  SpoolSettings of(SpoolOwner owner) {
    return in(folderOf(owner));
  }

  /** Of a folder that {@link #folderOf} or {@link #folders} gave. */
  SpoolSettings in(File spool) {
    return SpoolSettings.in(spool).maxBytes(maxBytes).maxAge(maxAge).build();
  }

  /** Of all owners, of this process and others; no other folder that may be there. */
  File[] folders() {
    File[] folders =
        folder.listFiles(
            new FileFilter() {
              @Override
              public boolean accept(File file) {
                return FOLDER.matcher(file.getName()).matches() && file.isDirectory();
              }
            });
    return folders == null ? new File[0] : folders;
  }

  /**
   * Processes that have the same owner share a folder, so that one sends what another left; what is
   * another's must not come there.
   */
  File folderOf(SpoolOwner owner) {
    return new File(folder, owner.folderName());
  }
}
