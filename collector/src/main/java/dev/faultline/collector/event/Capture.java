package dev.faultline.collector.event;

/**
 * How the agent came by an event. Immutable; each is null when it was not told.
 *
 * @param mechanism how the exception was seen first, such as {@code catch-site}
 * @param detail what was left out to stay within the agent's budget: {@code no-variables}, {@code
 *     no-stack-trace}
 * @param dispositionDetail what the exception was wrapped in, which logger, which boundary
 */
public record Capture(String mechanism, String detail, String dispositionDetail) {

  /** The sender tells nothing of it. */
  public static final Capture UNKNOWN = new Capture(null, null, null);
}
