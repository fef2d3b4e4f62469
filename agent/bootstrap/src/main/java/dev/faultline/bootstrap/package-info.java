/**
 * The few classes that woven code calls, and what the agent says before anything else of it is
 * loaded.
 *
 * <p>They are defined into the bootstrap class loader, where every class loader finds them, and use
 * nothing but the JDK (8). In the agent's jar each is called {@code java.lang.Faultline} and its
 * name here, because that is a package which every class loader looks up there. All static mutable
 * state of the agent is in the probes.
 */
package dev.faultline.bootstrap;
