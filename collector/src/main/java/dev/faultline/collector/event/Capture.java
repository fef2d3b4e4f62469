package dev.faultline.collector.event;

import java.util.List;

/**
 * How the agent came by an event. Immutable; each is null when it was not told.
 *
 * @param mechanism how the exception was seen first, such as {@code catch-site}
 * @param detail what was left out to stay within the agent's budget: {@code no-variables}, {@code
 *     no-stack-trace}
 * @param dispositionDetail what the exception was wrapped in, which logger, which boundary
 * @param recoveries what guards did about it, the innermost first; not null
 * @param injectedFault the fault that the exception was injected by on purpose
 * @param causeId of a message: the event of the exception that brought it about
 */
public record Capture(
    String mechanism,
    String detail,
    String dispositionDetail,
    List<Recovery> recoveries,
    String injectedFault,
    String causeId) {

  /** The sender tells nothing of it. */
  public static final Capture UNKNOWN = new Capture(null, null, null, List.of(), null, null);

  public Capture {
    recoveries = List.copyOf(recoveries);
  }
}
