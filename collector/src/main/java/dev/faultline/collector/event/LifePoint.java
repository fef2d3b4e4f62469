package dev.faultline.collector.event;

/**
 * Something that happened to an exception. Immutable.
 *
 * @param kind {@code thrown}, {@code rethrown}, {@code caught}, {@code wrapped}, {@code logged},
 *     {@code escaped}, {@code uncaught}, or what a newer agent tells
 * @param time in nanoseconds since 1970
 * @param className where, as far as it is known: the class's binary name, null when unknown
 * @param method the method's name, null when unknown
 * @param line 1 or more, null when unknown
 * @param thread the thread's name, null when it is the event's
 * @param use of {@code caught}: what that handler did, null when unknown
 * @param detail which logger or boundary, the type of the wrapper, or the type that carried it
 *     there; null when there is nothing to tell
 */
public record LifePoint(
    String kind,
    long time,
    String className,
    String method,
    Integer line,
    String thread,
    String use,
    String detail) {}
