/**
 * Annotations by which application code tells the agent what to look at, and what to do when it
 * fails. The agent acts on {@link dev.faultline.annotation.Capture} so far; those of guards have no
 * effect yet.
 */
package dev.faultline.annotation;
