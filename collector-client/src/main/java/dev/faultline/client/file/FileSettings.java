package dev.faultline.client.file;

import java.time.Duration;
import java.util.Objects;

/** Where events are written, and how much of them is kept. Immutable. */
public final class FileSettings {
  private final String path;
  private final long maxBytes;
  private final Duration maxAge;
  private final int keep;
  private final boolean compress;

  private FileSettings(Builder builder) {
    path = builder.path;
    maxBytes = builder.maxBytes;
    maxAge = builder.maxAge;
    keep = builder.keep;
    compress = builder.compress;
  }

  /**
   * A builder with the defaults that {@link Builder} names.
   *
   * @param path in its name {@code %p} stands for the process's id, {@code %h} for the host's name,
   *     and {@code %%} for a percent sign
   */
  public static Builder in(String path) {
    return new Builder(path);
  }

  String path() {
    return path;
  }

  long maxBytes() {
    return maxBytes;
  }

  Duration maxAge() {
    return maxAge;
  }

  int keep() {
    return keep;
  }

  boolean compress() {
    return compress;
  }

  /** Collects the parts of {@link FileSettings}. Not safe for use by several threads. */
  public static final class Builder {
    private final String path;
    private long maxBytes = Long.MAX_VALUE;
    private Duration maxAge = Duration.ofDays(36_500);
    private int keep = Integer.MAX_VALUE;
    private boolean compress;

    private Builder(String path) {
      this.path = Objects.requireNonNull(path, "path");
    }

    /**
     * A file that would become larger is begun anew; a single batch may be larger. In bytes, 1 or
     * more; default: no bound.
     */
    public Builder maxBytes(long maxBytes) {
      if (maxBytes < 1) {
        throw new IllegalArgumentException("maxBytes is " + maxBytes + ", must be 1 or more");
      }
      this.maxBytes = maxBytes;
      return this;
    }

    /**
     * A file whose first event is older is begun anew. More than nothing; default a hundred years.
     */
    public Builder maxAge(Duration maxAge) {
      if (maxAge.isZero() || maxAge.isNegative()) {
        throw new IllegalArgumentException("maxAge is " + maxAge + ", must be more than nothing");
      }
      this.maxAge = maxAge;
      return this;
    }

    /**
     * How many old files are kept beside the one that is written, those of ended processes
     * included, 0 or more; default: all.
     */
    public Builder keep(int files) {
      if (files < 0) {
        throw new IllegalArgumentException("keep is " + files + ", must be 0 or more");
      }
      this.keep = files;
      return this;
    }

    /** Whether old files are compressed with gzip. Default false. */
    public Builder compress(boolean compress) {
      this.compress = compress;
      return this;
    }

    /** The settings. */
    public FileSettings build() {
      return new FileSettings(this);
    }
  }
}
