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
 */
public record CapturedException(
    String type, String message, List<Frame> frames, int framesOmitted, String note) {

  public CapturedException {
    frames = List.copyOf(frames);
  }
}
