/** Policies with a state that several guards share, by name. */
package dev.faultline.resilience.registry;
