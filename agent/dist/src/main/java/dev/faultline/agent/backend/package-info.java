/**
 * The backends that the settings choose, and the delivery to each of them.
 *
 * <p>{@link dev.faultline.agent.backend.BackendChoices} reads and checks the settings; {@link
 * dev.faultline.agent.backend.Deliveries} is where events go.
 */
package dev.faultline.agent.backend;
