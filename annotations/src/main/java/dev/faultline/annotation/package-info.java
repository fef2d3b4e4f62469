/** Annotations by which application code tells the agent what to look at. */
package dev.faultline.annotation;
