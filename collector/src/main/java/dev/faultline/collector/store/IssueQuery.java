package dev.faultline.collector.store;

import java.util.Optional;

/**
 * Which issues to list, newest {@code lastSeen} first.
 *
 * @param text must be part of type, message or culprit, in upper or lower case; empty for any
 * @param service exact name; empty for any
 * @param disposition of the issue's newest event; empty for any
 * @param before where to begin; empty for the newest
 * @param limit 1 or more
 */
public record IssueQuery(
    Optional<String> text,
    Optional<String> service,
    Optional<String> disposition,
    Optional<Cursor> before,
    int limit) {}
