/**
 * Annotations by which application code tells the agent what to look at, and what to do when it
 * fails. Without it they have no effect. {@link dev.faultline.annotation.Undo}, and {@link
 * dev.faultline.annotation.Verify} with a method, have none with it yet either.
 */
package dev.faultline.annotation;
