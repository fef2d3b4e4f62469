package dev.faultline.collector.event;

import java.util.List;

/**
 * One exception that was thrown, with its causes and where it came from; or a message that was
 * captured by hand. Immutable.
 *
 * @param id made at the source, or derived from the content: the same event sent twice has the same
 *     id
 * @param time when it was thrown, in nanoseconds since 1970
 * @param observedTime when the sender settled it, likewise; of two versions of an event, the one
 *     observed later counts
 * @param source the process
 * @param thread the throwing thread's name, null when unknown
 * @param severity such as {@code ERROR}, null when unknown
 * @param disposition what became of the exception, such as {@code uncaught}; empty for a message
 * @param occurrences how many exceptions this event stands for, 1 or more
 * @param traceId 32 hexadecimal digits, null when there was no trace
 * @param spanId 16 hexadecimal digits, null when there was no span
 * @param exceptions outermost first, then its causes; at least one, and none for a message
 * @param suppressed in the order in which they were found
 * @param stackTrace the stack trace as text if no frames could be read from it, otherwise null
 * @param capture how the sender came by it
 * @param message the text of a message, null for an exception
 * @param context what the application told to go with it
 */
public record Event(
    String id,
    long time,
    long observedTime,
    Source source,
    String thread,
    String severity,
    String disposition,
    long occurrences,
    String traceId,
    String spanId,
    List<CapturedException> exceptions,
    List<SuppressedException> suppressed,
    String stackTrace,
    Capture capture,
    String message,
    EventContext context) {

  public Event {
    if (exceptions.isEmpty() == (message == null)) {
      throw new IllegalArgumentException("an event has at least one exception, or is a message");
    }
    exceptions = List.copyOf(exceptions);
    suppressed = List.copyOf(suppressed);
  }

  /** An exception of which neither its capture nor any context is known. */
  public Event(
      String id,
      long time,
      long observedTime,
      Source source,
      String thread,
      String severity,
      String disposition,
      long occurrences,
      String traceId,
      String spanId,
      List<CapturedException> exceptions,
      List<SuppressedException> suppressed,
      String stackTrace) {
    this(
        id,
        time,
        observedTime,
        source,
        thread,
        severity,
        disposition,
        occurrences,
        traceId,
        spanId,
        exceptions,
        suppressed,
        stackTrace,
        Capture.UNKNOWN,
        null,
        EventContext.NONE);
  }

  /** Class name of the exception that the others are causes of; empty for a message. */
  public String type() {
    return message == null ? exceptions.get(0).type() : "";
  }

  /** The message itself, or that of the outermost exception, which may be null. */
  public String text() {
    return message == null ? exceptions.get(0).message() : message;
  }
}
