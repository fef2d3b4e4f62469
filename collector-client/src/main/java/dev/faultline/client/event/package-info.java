/**
 * One thing thrown, or one message, as an immutable value: what leaves the JVM.
 *
 * <p>{@link dev.faultline.client.event.Event} is the root. All types are immutable and safe to hand
 * between threads, as long as the {@link dev.faultline.client.event.Frame#variables() values of
 * variables} are not changed after they were handed in.
 */
package dev.faultline.client.event;
