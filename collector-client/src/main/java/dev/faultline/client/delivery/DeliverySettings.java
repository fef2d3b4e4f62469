package dev.faultline.client.delivery;

import dev.faultline.client.spool.SpoolSettings;
import java.time.Duration;

/**
 * How many events may wait, how they are put together, and how patiently they are sent. Immutable;
 * the builder names every default.
 */
public final class DeliverySettings {
  private final int queueCapacity;
  private final long queueBytes;
  private final int batchSize;
  private final long batchBytes;
  private final Duration batchInterval;
  private final Duration initialBackoff;
  private final Duration maxBackoff;
  private final SpoolSettings spool;
  private final Duration replayInterval;

  private DeliverySettings(Builder builder) {
    queueCapacity = builder.queueCapacity;
    queueBytes = builder.queueBytes;
    batchSize = builder.batchSize;
    batchBytes = builder.batchBytes;
    batchInterval = builder.batchInterval;
    initialBackoff = builder.initialBackoff;
    maxBackoff = builder.maxBackoff;
    spool = builder.spool;
    replayInterval = builder.replayInterval;
    if (initialBackoff.compareTo(maxBackoff) > 0) {
      throw new IllegalArgumentException(
          "initialBackoff ("
              + initialBackoff
              + ") is longer than maxBackoff ("
              + maxBackoff
              + "): raise maxBackoff or lower initialBackoff");
    }
  }

  /** A builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts with these values. */
  public Builder toBuilder() {
    return new Builder()
        .queueCapacity(queueCapacity)
        .queueBytes(queueBytes)
        .batchSize(batchSize)
        .batchBytes(batchBytes)
        .batchInterval(batchInterval)
        .initialBackoff(initialBackoff)
        .maxBackoff(maxBackoff)
        .spool(spool)
        .replayInterval(replayInterval);
  }

  /** How many events may wait, those in the batch being sent among them. */
  public int queueCapacity() {
    return queueCapacity;
  }

  /**
   * How large those that wait may be together, in bytes on the wire before compression, estimated.
   */
  public long queueBytes() {
    return queueBytes;
  }

  /** How many events a batch has at most. */
  public int batchSize() {
    return batchSize;
  }

  /**
   * How large a batch may be, in bytes before compression, estimated; a single larger event is a
   * batch of its own.
   */
  public long batchBytes() {
    return batchBytes;
  }

  /** How long an event waits at most for others to join its batch. */
  public Duration batchInterval() {
    return batchInterval;
  }

  /** The longest wait after the first failed attempt. */
  public Duration initialBackoff() {
    return initialBackoff;
  }

  /** The longest wait after any failed attempt, unless the backend asks for a longer one. */
  public Duration maxBackoff() {
    return maxBackoff;
  }

  /** Where batches are kept on disk, or null when they are not. */
  public SpoolSettings spool() {
    return spool;
  }

  /** From one batch that waits on disk to the next, at least. */
  public Duration replayInterval() {
    return replayInterval;
  }

  /**
   * Collects {@link DeliverySettings}. Wrong values are refused at once. Not safe for use by
   * several threads.
   */
  public static final class Builder {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private int queueCapacity = 2_048;
    private long queueBytes = 8L << 20;
    private int batchSize = 256;
    private long batchBytes = 1L << 20;
    private Duration batchInterval = Duration.ofSeconds(1);
    private Duration initialBackoff = Duration.ofSeconds(1);
    private Duration maxBackoff = Duration.ofSeconds(30);
    private SpoolSettings spool;
    private Duration replayInterval = Duration.ofMillis(100);

    private Builder() {}

    /** Default 2,048 events; 1 or more. */
    public Builder queueCapacity(int events) {
      this.queueCapacity = (int) positive("queueCapacity", events);
      return this;
    }

    /** Default 8 MiB; 1 or more. */
    public Builder queueBytes(long bytes) {
      this.queueBytes = positive("queueBytes", bytes);
      return this;
    }

    /** Default 256 events; 1 or more. */
    public Builder batchSize(int events) {
      this.batchSize = (int) positive("batchSize", events);
      return this;
    }

    /** Default 1 MiB; 1 or more. */
    public Builder batchBytes(long bytes) {
      this.batchBytes = positive("batchBytes", bytes);
      return this;
    }

    /** Default 1 s; 0 to 1 day, 0 sends at once. */
    public Builder batchInterval(Duration interval) {
      if (interval.isNegative() || interval.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("batchInterval is " + interval + ", must be 0 to 1 day");
      }
      this.batchInterval = interval;
      return this;
    }

    /** Default 1 s; 1 ms to 1 day and not longer than {@link #maxBackoff}. */
    public Builder initialBackoff(Duration backoff) {
      this.initialBackoff = positive("initialBackoff", backoff);
      return this;
    }

    /** Default 30 s; 1 ms to 1 day. */
    public Builder maxBackoff(Duration backoff) {
      this.maxBackoff = positive("maxBackoff", backoff);
      return this;
    }

    /** Keeps batches on disk until the backend has them. Default null: in memory alone. */
    public Builder spool(SpoolSettings spool) {
      this.spool = spool;
      return this;
    }

    /** Default 100 ms; 1 ms to 1 day. */
    public Builder replayInterval(Duration interval) {
      this.replayInterval = positive("replayInterval", interval);
      return this;
    }

    private static long positive(String name, long value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " is " + value + ", must be 1 or more");
      }
      return value;
    }

    private static Duration positive(String name, Duration value) {
      if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(name + " is " + value + ", must be 1 ms to 1 day");
      }
      return value;
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException when the first back-off is longer than the longest
     */
    public DeliverySettings build() {
      return new DeliverySettings(this);
    }
  }
}
