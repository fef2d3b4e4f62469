package dev.faultline.collector.event;

import java.util.List;

/**
 * What a guard did about a call that an event's exceptions failed. Immutable.
 *
 * @param guard its name
 * @param outcome what the call came to, such as {@code attempt-succeeded}
 * @param attempts how many there were, 0 when unknown
 * @param thrown how many of them ended with an exception
 * @param waited how long the guard waited between them, in nanoseconds
 * @param fallback which fallback gave the result, from 1; 0 for none
 * @param undone names of the steps that were undone
 * @param notUndone names of those that could not be undone
 */
public record Recovery(
    String guard,
    String outcome,
    int attempts,
    int thrown,
    long waited,
    int fallback,
    List<String> undone,
    List<String> notUndone) {

  public Recovery {
    undone = List.copyOf(undone);
    notUndone = List.copyOf(notUndone);
  }
}
