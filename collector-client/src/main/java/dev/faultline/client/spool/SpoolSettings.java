package dev.faultline.client.spool;

import java.io.File;
import java.time.Duration;
import java.util.Objects;

/** Where batches are kept, how much of them, and for how long. Immutable. */
public final class SpoolSettings {

  private final File folder;
  private final long maxBytes;
  private final long segmentBytes;
  private final Duration maxAge;

  private SpoolSettings(Builder builder) {
    folder = builder.folder;
    maxBytes = builder.maxBytes;
    segmentBytes = Math.min(builder.segmentBytes, builder.maxBytes);
    maxAge = builder.maxAge;
  }

  /**
   * A builder with the defaults.
   *
   * @param folder is made when it is not there; several processes may share it
   */
  public static Builder in(File folder) {
    return new Builder(Objects.requireNonNull(folder, "folder"));
  }

  /** Where batches are kept. */
  public File folder() {
    return folder;
  }

  long maxBytes() {
    return maxBytes;
  }

  long segmentBytes() {
    return segmentBytes;
  }

  Duration maxAge() {
    return maxAge;
  }

  /** Not safe for use by several threads. */
  public static final class Builder {

    private final File folder;
    private long maxBytes = 64L << 20;
    private long segmentBytes = 4L << 20;
    private Duration maxAge = Duration.ofDays(2);

    private Builder(File folder) {
      this.folder = folder;
    }

    /**
     * How large all segments in the folder may be together, those of other processes too; 64 MiB
     * unless said. What comes when it is full is refused: what is on disk stays.
     *
     * @throws IllegalArgumentException below 64 KiB
     */
    public Builder maxBytes(long bytes) {
      maxBytes = atLeast64Kib("maxBytes", bytes);
      return this;
    }

    /**
     * From which size on a segment is closed and another begun, 4 MiB unless said. A segment's
     * space is free again when all of it is settled.
     *
     * @throws IllegalArgumentException below 64 KiB
     */
    public Builder segmentBytes(long bytes) {
      segmentBytes = atLeast64Kib("segmentBytes", bytes);
      return this;
    }

    private static long atLeast64Kib(String name, long bytes) {
      if (bytes < 1 << 16) {
        throw new IllegalArgumentException(
            name + " is " + bytes + ": give a number of bytes from 65536 (64 KiB) on");
      }
      return bytes;
    }

    /**
     * For how long a segment is kept, from its beginning on; 2 days unless said.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public Builder maxAge(Duration age) {
      if (age.isZero() || age.isNegative()) {
        throw new IllegalArgumentException("maxAge is " + age + ": give a positive duration");
      }
      maxAge = age;
      return this;
    }

    public SpoolSettings build() {
      return new SpoolSettings(this);
    }
  }
}
