/** Faults injected into the agent itself, at each place where the JVM or the program enters it. */
package dev.faultline.it.faults;
