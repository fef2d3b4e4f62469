/** What the agent in this JVM says of itself, for proofs that it does what is timed. */
package dev.faultline.benchmarks.agent;
