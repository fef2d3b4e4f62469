/**
 * From an event to a backend that has it: a bounded queue, batches, tries and tries again, and an
 * account of what became of every event.
 *
 * <p>{@link dev.faultline.client.delivery.EventDelivery} is the way in. What is sent, and how, is
 * behind {@link dev.faultline.client.backend.Backend}.
 */
package dev.faultline.client.delivery;
