/** A whole application in a JVM of its own: without an agent, with ours, and with peers'. */
package dev.faultline.benchmarks.application;
