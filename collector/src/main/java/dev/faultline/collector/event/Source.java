package dev.faultline.collector.event;

/**
 * The process that an event came from. All but {@code service} are null when not told.
 *
 * @param service {@code service.name}
 * @param serviceVersion {@code service.version}
 * @param serviceInstance {@code service.instance.id}
 * @param host {@code host.name}
 * @param processId {@code process.pid}
 * @param runtime the JVM, or whatever runs the program, for people to read
 * @param agent name and version of what sent the event
 */
public record Source(
    String service,
    String serviceVersion,
    String serviceInstance,
    String host,
    String processId,
    String runtime,
    String agent) {}
