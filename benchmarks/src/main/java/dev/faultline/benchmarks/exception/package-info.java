/** What an exception costs who throws it: alone, seen by the agent, and given to peers. */
package dev.faultline.benchmarks.exception;
