/**
 * Annotations by which application code tells the agent what to look at, and what to do when it
 * fails. Without it they have no effect.
 */
package dev.faultline.annotation;
