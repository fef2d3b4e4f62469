package dev.faultline.capture.snapshot;

import java.util.concurrent.TimeUnit;

/** How much of the application's values a snapshot may hold. Immutable. */
public final class SnapshotLimits {

  private final int depth;
  private final int elements;
  private final int fields;
  private final int stringLength;
  private final int values;
  private final long maxTimeNanos;

  private SnapshotLimits(Builder builder) {
    depth = builder.depth;
    elements = builder.elements;
    fields = builder.fields;
    stringLength = builder.stringLength;
    values = builder.values;
    maxTimeNanos = builder.maxTimeNanos;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** How many levels of objects are entered below a variable; 0 shows types only. */
  public int depth() {
    return depth;
  }

  /** Elements shown of an array, collection or map. */
  public int elements() {
    return elements;
  }

  /** Fields shown of an object. */
  public int fields() {
    return fields;
  }

  /** Characters shown of a text. */
  public int stringLength() {
    return stringLength;
  }

  /** Values in one snapshot, all variables of a throw site together. */
  public int values() {
    return values;
  }

  /**
   * How long one snapshot may take, in nanoseconds. It is looked at every so many values, and a
   * thread that was not running meanwhile is not held to it at once.
   */
  public long maxTimeNanos() {
    return maxTimeNanos;
  }

  /** Builds limits; each has a default that suits production. */
  public static final class Builder {

    private int depth = 3;
    private int elements = 20;
    private int fields = 32;
    private int stringLength = 512;
    private int values = 300;
    private long maxTimeNanos = TimeUnit.MILLISECONDS.toNanos(10);

    private Builder() {}

    public Builder depth(int depth) {
      this.depth = depth;
      return this;
    }

    public Builder elements(int elements) {
      this.elements = elements;
      return this;
    }

    public Builder fields(int fields) {
      this.fields = fields;
      return this;
    }

    public Builder stringLength(int stringLength) {
      this.stringLength = stringLength;
      return this;
    }

    public Builder values(int values) {
      this.values = values;
      return this;
    }

    public Builder maxTimeNanos(long maxTimeNanos) {
      this.maxTimeNanos = maxTimeNanos;
      return this;
    }

    public SnapshotLimits build() {
      return new SnapshotLimits(this);
    }
  }
}
