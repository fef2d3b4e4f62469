package dev.faultline.collector.grouping;

/**
 * The issue that an event belongs to.
 *
 * @param issueId 16 hexadecimal digits, the same for all events of the issue
 * @param culprit {@code class.method} where the failure came from, null when there are no frames
 */
public record Grouping(String issueId, String culprit) {}
