/**
 * The client for use without the agent: {@link dev.faultline.client.FaultlineClient} takes
 * exceptions and messages, and brings them to the backends that its settings choose.
 */
package dev.faultline.client;
