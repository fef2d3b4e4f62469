/**
 * The backends that settings choose, and the delivery to each of them.
 *
 * <p>{@link dev.faultline.client.configuration.BackendChoices} reads and checks the settings;
 * {@link dev.faultline.client.configuration.Deliveries} is where events go.
 */
package dev.faultline.client.configuration;
