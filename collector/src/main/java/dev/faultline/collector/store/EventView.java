package dev.faultline.collector.store;

import dev.faultline.collector.event.Event;
import java.util.Optional;

/**
 * One event of an issue among its neighbours.
 *
 * @param olderId id of the next older event, empty for the oldest that is kept
 * @param newerId id of the next newer event, empty for the newest
 */
public record EventView(Event event, Optional<String> olderId, Optional<String> newerId) {}
