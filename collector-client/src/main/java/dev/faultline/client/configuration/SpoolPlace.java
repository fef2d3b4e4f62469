package dev.faultline.client.configuration;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.spool.SpoolSettings;
import java.io.File;
import java.io.FileFilter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** The folder in which each backend has its spool, and how large each may be. Immutable. */
public final class SpoolPlace {
  private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9.-]*-[0-9a-f]{8}");

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

  SpoolSettings of(Backend backend) {
    return in(folderOf(backend.description()));
  }

  /** Of a folder that {@link #folderOf} or {@link #folders} gave. */
  SpoolSettings in(File spool) {
    return SpoolSettings.in(spool).maxBytes(maxBytes).maxAge(maxAge).build();
  }

  /** Of all places that processes send to or have sent to; no other folder that may be there. */
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

  File folderOf(String destination) {
    return new File(folder, folderName(destination));
  }

  /**
   * Processes that send to the same place share a folder, so that one sends what another left; what
   * is meant for another place must not come there.
   */
  private static String folderName(String destination) {
    CRC32 crc = new CRC32();
    crc.update(destination.getBytes(StandardCharsets.UTF_8));
    return String.format(
        Locale.ROOT,
        "%s-%08x",
        destination.replaceAll("^.*//", "").replaceAll("[^A-Za-z0-9.]+", "-"),
        crc.getValue());
  }
}
