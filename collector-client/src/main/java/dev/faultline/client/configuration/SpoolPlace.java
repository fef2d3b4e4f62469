package dev.faultline.client.configuration;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.spool.SpoolSettings;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.CRC32;

/** The folder in which each backend has its spool, and how large each may be. Immutable. */
public final class SpoolPlace {
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
    return SpoolSettings.in(new File(folder, folderName(backend)))
        .maxBytes(maxBytes)
        .maxAge(maxAge)
        .build();
  }

  /**
   * Processes that send to the same place share a folder, so that one sends what another left; what
   * is meant for another place must not come there.
   */
  private static String folderName(Backend backend) {
    CRC32 crc = new CRC32();
    crc.update(backend.description().getBytes(StandardCharsets.UTF_8));
    return String.format(
        Locale.ROOT,
        "%s-%08x",
        backend.description().replaceAll("^.*//", "").replaceAll("[^A-Za-z0-9.]+", "-"),
        crc.getValue());
  }
}
