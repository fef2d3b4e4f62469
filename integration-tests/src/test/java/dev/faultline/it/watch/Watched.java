package dev.faultline.it.watch;

import dev.faultline.it.backend.ServiceEvents;
import dev.faultline.it.run.Outcome;

/**
 * What a program did, with the agent as without.
 *
 * @param outcome what it printed and how it ended
 * @param events what arrived at the collector
 */
public record Watched(Outcome outcome, ServiceEvents events) {}
