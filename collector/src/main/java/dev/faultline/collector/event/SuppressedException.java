package dev.faultline.collector.event;

/**
 * An exception that was suppressed in favour of another.
 *
 * @param of index, in the event's exceptions, of the exception that it is attached to
 */
public record SuppressedException(int of, CapturedException exception) {}
