package dev.faultline.client.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** One exception of a chain of causes. Immutable. */
public final class ExceptionLink {
  private final String type;
  private final String message;
  private final List<Frame> frames;
  private final int framesOmitted;
  private final String note;
  private final List<LifePoint> points;
  private final boolean reused;

  private ExceptionLink(Builder builder) {
    type = Objects.requireNonNull(builder.type, "type");
    message = builder.message;
    frames = Collections.unmodifiableList(new ArrayList<>(builder.frames));
    framesOmitted = builder.framesOmitted;
    note = builder.note;
    points = Collections.unmodifiableList(new ArrayList<>(builder.points));
    reused = builder.reused;
    if (framesOmitted < 0) {
      throw new IllegalArgumentException(
          "framesOmitted is " + framesOmitted + ", must be 0 or more");
    }
  }

  /** A builder for an exception without message, frames or note. Its type must be set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts with these values. */
  public Builder toBuilder() {
    return new Builder()
        .type(type)
        .message(message)
        .frames(frames)
        .framesOmitted(framesOmitted)
        .note(note)
        .points(points)
        .reused(reused);
  }

  /** The binary name of the exception's class. */
  public String type() {
    return type;
  }

  /** The message, or null when it has none. */
  public String message() {
    return message;
  }

  /** The stack trace, innermost frame first; unmodifiable, empty when there is none. */
  public List<Frame> frames() {
    return frames;
  }

  /** How many outermost frames were cut from {@link #frames()}; 0 or more. */
  public int framesOmitted() {
    return framesOmitted;
  }

  /** Why something is missing, in words for people, or null. */
  public String note() {
    return note;
  }

  /** What happened to it, in the order of time; unmodifiable, empty when nothing is known. */
  public List<LifePoint> points() {
    return points;
  }

  /**
   * Whether this very object had been thrown before, in another story: its stack trace is of its
   * making, not of this throw.
   */
  public boolean reused() {
    return reused;
  }

  /** Collects the parts of an {@link ExceptionLink}. Not safe for use by several threads. */
  public static final class Builder {
    private String type;
    private String message;
    private List<Frame> frames = Collections.emptyList();
    private int framesOmitted;
    private String note;
    private List<LifePoint> points = Collections.emptyList();
    private boolean reused;

    private Builder() {}

    /** The binary name of the exception's class; required. */
    public Builder type(String type) {
      this.type = type;
      return this;
    }

    /** The message; null for none. */
    public Builder message(String message) {
      this.message = message;
      return this;
    }

    /** The stack trace, innermost frame first; copied by {@link #build()}. */
    public Builder frames(List<Frame> frames) {
      this.frames = Objects.requireNonNull(frames, "frames");
      return this;
    }

    /** How many outermost frames were cut; 0 or more. */
    public Builder framesOmitted(int framesOmitted) {
      this.framesOmitted = framesOmitted;
      return this;
    }

    /** Why something is missing; null for nothing to say. */
    public Builder note(String note) {
      this.note = note;
      return this;
    }

    /** Says, beside what the note says, what else is missing. */
    public Builder addNote(String further) {
      note = note == null ? further : note + "; " + further;
      return this;
    }

    /**
     * Notes how many of something are left out, as there are too many.
     *
     * @param count 0 for nothing to note
     * @param what such as {@code suppressed exceptions}
     */
    public Builder leftOut(long count, String what) {
      return count == 0 ? this : addNote(count + " " + what + " left out: there are too many");
    }

    /** What happened to it, in the order of time; copied by {@link #build()}. */
    public Builder points(List<LifePoint> points) {
      this.points = Objects.requireNonNull(points, "points");
      return this;
    }

    /** Whether this very object had been thrown before. */
    public Builder reused(boolean reused) {
      this.reused = reused;
      return this;
    }

    /**
     * The exception.
     *
     * @throws NullPointerException when the type is not set
     * @throws IllegalArgumentException when {@code framesOmitted} is negative
     */
    public ExceptionLink build() {
      return new ExceptionLink(this);
    }
  }
}
