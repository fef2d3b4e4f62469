package dev.faultline.collector.event;

import java.util.List;

/**
 * One exception of an event, without its causes. Immutable.
 *
 * @param type class name
 * @param message null when the exception has none
 * @param frames innermost first, empty when unknown
 * @param framesOmitted how many outermost frames were cut, 0 when none
 * @param note why something is missing, null when nothing is
 * @param life what happened to it, in the order of time; empty when nothing is known
 * @param reused whether this very object had been thrown before, so that its stack trace is of its
 *     making
 */
public record CapturedException(
    String type,
    String message,
    List<Frame> frames,
    int framesOmitted,
    String note,
    List<LifePoint> life,
    boolean reused) {

  public CapturedException {
    frames = List.copyOf(frames);
    life = List.copyOf(life);
  }

  /** An exception of which no more is known than its stack trace tells. */
  public CapturedException(
      String type, String message, List<Frame> frames, int framesOmitted, String note) {
    this(type, message, frames, framesOmitted, note, List.of(), false);
  }
}
