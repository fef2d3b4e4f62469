/**
 * Annotations by which application code tells the agent what to look at, and what to do when it
 * fails.
 */
package dev.faultline.annotation;
